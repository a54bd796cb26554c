// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/modelpanel.h"

#include <deque>

namespace onescreen {

class FactTable;

/// The server's address, if there is one, and the link's phases since this panel was made, the newest first.
/// The log holds what was before.
class LinkPanel final : public ModelPanel
{
    Q_OBJECT
public:
    explicit LinkPanel(const SceneContext& context, QString server = {}, QWidget* parent = nullptr);

private:
    struct Moment
    {
        UtcTime at;
        LinkState link;
    };
    void record();
    void refresh();

    const QString m_server;
    std::deque<Moment> m_moments; ///< Newest first, at most `mostMoments`.
    FactTable* m_table;
};

} // namespace onescreen
