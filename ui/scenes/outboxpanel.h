// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/modelpanel.h"
#include "ui/scenes/outboxtable.h"

class QPushButton;
class QTableView;

namespace onescreen {

/// What operators have ordered and what became of it: waiting, done, held, refused. Held actions are released
/// or withdrawn here.
class OutboxPanel final : public ModelPanel
{
    Q_OBJECT
public:
    explicit OutboxPanel(const SceneContext& context, QWidget* parent = nullptr);

private:
    QWidget* buildButtons(const ThemeContext& theme);
    void refresh();
    void showButtons();
    [[nodiscard]] const OutboxEntry* selected() const;

    ActionSender& m_actions;
    bool m_mayAct;
    OutboxTableModel* m_model;
    QTableView* m_view;
    QPushButton* m_release = nullptr;
    QPushButton* m_withdraw = nullptr;
};

} // namespace onescreen
