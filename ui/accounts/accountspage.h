// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/accounts/accountadmin.h"
#include "ui/common/scene.h"

#include <QWidget>

#include <vector>

namespace onescreen {

class ModelPanel;

/// Where an administrator looks after people, walls and seats. Reads the lists only while it is shown.
class AccountsPage final : public QWidget
{
    Q_OBJECT
public:
    /// `admin` must outlive the page.
    AccountsPage(const SceneContext& context, AccountAdmin& admin, QWidget* parent);

    [[nodiscard]] const std::vector<ModelPanel*>& panels() const { return m_panels; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    AccountAdmin& m_admin;
    std::vector<ModelPanel*> m_panels;
};

} // namespace onescreen
