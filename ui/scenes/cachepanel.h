// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/modelpanel.h"

namespace onescreen {

class FactTable;

/// What the local cache is: where it stands in the log, how far behind, what it holds, what it put aside.
class CachePanel final : public ModelPanel
{
    Q_OBJECT
public:
    explicit CachePanel(const SceneContext& context, QWidget* parent = nullptr);

private:
    void refresh();

    FactTable* m_table;
};

} // namespace onescreen
