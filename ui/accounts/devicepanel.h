// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/adminpanel.h"
#include "ui/accounts/devicedisplay.h"

namespace onescreen {

/// The walls and seats that were let in: approved by their code, shut out.
class DevicePanel final : public AdminPanel
{
    Q_OBJECT
public:
    /// `admin` must outlive the panel.
    DevicePanel(const SceneContext& context, AccountAdmin& admin, QWidget* parent = nullptr);

protected:
    void showButtons() override;

private:
    void refresh();
    void approve();
    void askRemove();
    void remove(const QString& id, const QString& name);

    DeviceDisplay* m_rows;
    QPushButton* m_remove = nullptr;
};

} // namespace onescreen
