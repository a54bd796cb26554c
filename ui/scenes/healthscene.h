// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/accounts/accountadmin.h"
#include "app/models/feedmodel.h"
#include "ui/common/scene.h"

#include <memory>
#include <vector>

class QAbstractButton;
class QStackedLayout;

namespace onescreen {

class AccountsPage;
class BatchPanel;
class ModelPanel;

/// F12 数据健康: feeds and their batches, operators' actions on their way, cache, link. Holds no business
/// data, so every window class may show it. Whoever may look after accounts finds a second page here, except
/// where others look on (wall, leader): "view=page:accounts".
class HealthScene final : public Scene
{
    Q_OBJECT
public:
    /// `desk` and `registry` are null without a server; they must outlive the scene. `server`: its address.
    HealthScene(const SceneContext& context, QWidget* parent, AccountDesk* desk = nullptr,
                AccountRegistry* registry = nullptr, const QString& server = {});

    [[nodiscard]] QString sceneId() const override;
    [[nodiscard]] QString title() const override;
    void setAddress(const ViewAddress& address) override;
    [[nodiscard]] ViewAddress address() const override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] QStringList problems() const override;

    static SceneFactory factory(AccountDesk* desk = nullptr, AccountRegistry* registry = nullptr,
                                const QString& server = {});

private:
    QWidget* buildPanels(const SceneContext& context, const QString& server);
    void buildPages(const SceneContext& context, QWidget* panels);
    QAbstractButton* addPageButton(const ThemeContext& look, const QString& name, const QString& text);
    void chooseFeed(const QString& code);
    void choosePage(const QString& page);
    void showPage();
    [[nodiscard]] bool showsAccounts() const;
    [[nodiscard]] std::vector<ModelPanel*> shownPanels() const;

    FeedModel m_feeds;
    BatchPanel* m_batches;
    std::vector<ModelPanel*> m_panels;
    ViewAddress m_address;
    std::unique_ptr<AccountAdmin> m_admin; ///< None where accounts are not looked after.
    AccountsPage* m_accounts = nullptr;    ///< Set with it.
    QStackedLayout* m_pages = nullptr;     ///< Set with it.
    QWidget* m_bar = nullptr;              ///< Chooses the page.
};

} // namespace onescreen
