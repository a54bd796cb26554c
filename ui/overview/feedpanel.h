// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/feedmodel.h"
#include "ui/common/modelpanel.h"

namespace onescreen {

/// How far each source system has told us: name, freshness, as-of and age, the most behind first.
class FeedPanel final : public ModelPanel
{
    Q_OBJECT
public:
    FeedPanel(const SceneContext& context, FeedModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void feedChosen(const QString& code); ///< By the user.

private:
    void refresh();

    FeedModel& m_model;
};

} // namespace onescreen
