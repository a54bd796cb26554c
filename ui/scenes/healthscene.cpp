// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/healthscene.h"

#include "ui/accounts/accountspage.h"
#include "ui/overview/batchpanel.h"
#include "ui/overview/feedpanel.h"
#include "ui/scenes/cachepanel.h"
#include "ui/scenes/linkpanel.h"
#include "ui/scenes/outboxpanel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

QString healthId()
{
    return u"health"_s;
}

/// Whose batches are shown: "view=feed:hotline".
QString feedOption()
{
    return u"feed"_s;
}

/// Which page: "view=page:accounts"; absent is the first.
QString pageOption()
{
    return u"page"_s;
}

QString accountsWord()
{
    return u"accounts"_s;
}

/// Not where a room looks on.
bool offersAccounts(WindowClass windowClass)
{
    return windowClass != WindowClass::Wall && windowClass != WindowClass::Leader;
}

} // namespace

HealthScene::HealthScene(const SceneContext& context, QWidget* parent, AccountDesk* desk,
                         AccountRegistry* registry, const QString& server)
    : Scene(parent), m_feeds(context.hub), m_batches(new BatchPanel(context, m_feeds)),
      m_address(*ViewAddress::forScene(healthId()))
{
    setObjectName(u"healthScene"_s);
    if (desk && registry && offersAccounts(context.windowClass))
        m_admin = std::make_unique<AccountAdmin>(context.hub, desk, registry);
    QWidget* panels = buildPanels(context, server);
    const int gap = context.theme.metrics.grid;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(gap);
    if (m_admin)
        buildPages(context, panels);
    else
        layout->addWidget(panels);
}

void HealthScene::buildPages(const SceneContext& context, QWidget* panels)
{
    m_bar = new QWidget(this);
    m_bar->setObjectName(u"healthPages"_s);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(context.theme.metrics.space(0.5));
    auto* group = new QButtonGroup(m_bar);
    group->addButton(addPageButton(context.theme, u"page-"_s, tr("运行状态")));
    group->addButton(addPageButton(context.theme, u"page-"_s + accountsWord(), tr("账号与大屏")));
    row->addStretch(1);
    m_accounts = new AccountsPage(context, *m_admin, this);
    m_pages = new QStackedLayout;
    m_pages->addWidget(panels);
    m_pages->addWidget(m_accounts);
    auto* column = qobject_cast<QVBoxLayout*>(layout());
    column->addWidget(m_bar);
    column->addLayout(m_pages, 1);
    for (ModelPanel* panel : m_accounts->panels()) {
        panel->setAddressSource([this] { return m_address.toString(); });
        connect(panel, &PanelFrame::stateChanged, this, &Scene::completeChanged);
    }
    connect(m_admin.get(), &AccountAdmin::accessChanged, this, &HealthScene::showPage);
    showPage();
}

QAbstractButton* HealthScene::addPageButton(const ThemeContext& look, const QString& name,
                                            const QString& text)
{
    auto* button = new QPushButton(text, m_bar);
    button->setObjectName(name);
    button->setCheckable(true);
    button->setFixedHeight(look.metrics.control);
    m_bar->layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this,
            [this, page = name.sliced(u"page-"_s.size())] { choosePage(page); });
    return button;
}

bool HealthScene::showsAccounts() const
{
    return m_admin && m_address.option(pageOption()) == accountsWord();
}

void HealthScene::choosePage(const QString& page)
{
    m_address.setOption(pageOption(), page);
    showPage();
    Q_EMIT addressChanged();
}

void HealthScene::showPage()
{
    if (!m_admin)
        return;
    m_bar->setVisible(showsAccounts() || m_admin->access() == AdminAccess::Allowed);
    for (auto* button : m_bar->findChildren<QPushButton*>())
        button->setChecked((button->objectName() == u"page-"_s + accountsWord()) == showsAccounts());
    m_pages->setCurrentIndex(showsAccounts() ? 1 : 0);
    Q_EMIT completeChanged();
}

QWidget* HealthScene::buildPanels(const SceneContext& context, const QString& server)
{
    auto* feeds = new FeedPanel(context, m_feeds);
    auto* cache = new CachePanel(context);
    auto* link = new LinkPanel(context, server);
    auto* outbox = new OutboxPanel(context);
    m_panels = {feeds, m_batches, outbox, cache, link};

    const int gap = context.theme.metrics.grid;
    auto* right = new QSplitter(Qt::Vertical);
    right->setObjectName(u"healthRight"_s);
    auto* left = new QSplitter(Qt::Vertical);
    left->setObjectName(u"healthLeft"_s);
    left->addWidget(feeds);
    left->addWidget(m_batches);
    left->addWidget(outbox);
    auto* all = new QSplitter(Qt::Horizontal);
    all->setObjectName(u"healthColumns"_s);
    right->addWidget(cache);
    right->addWidget(link);
    all->addWidget(left);
    all->addWidget(right);
    for (QSplitter* splitter : {left, right, all}) {
        splitter->setHandleWidth(gap);
        splitter->setChildrenCollapsible(false);
        splitter->setStretchFactor(0, 3);
        splitter->setStretchFactor(1, 2);
        splitter->setSizes({3 * gap, 2 * gap}); // as shares
    }
    left->setStretchFactor(1, 3);
    left->setStretchFactor(2, 2);
    left->setSizes({3 * gap, 3 * gap, 2 * gap});
    for (ModelPanel* panel : m_panels) {
        panel->setAddressSource([this] { return m_address.toString(); });
        connect(panel, &PanelFrame::stateChanged, this, &Scene::completeChanged);
    }
    connect(feeds, &FeedPanel::feedChosen, this, [this](const QString& code) {
        m_batches->chooseFeed(code);
        chooseFeed(code);
    });
    connect(m_batches, &BatchPanel::feedChosen, this, &HealthScene::chooseFeed);
    return all;
}

std::vector<ModelPanel*> HealthScene::shownPanels() const
{
    return showsAccounts() ? m_accounts->panels() : m_panels;
}

void HealthScene::chooseFeed(const QString& code)
{
    if (m_address.option(feedOption()) == code)
        return;
    m_address.setOption(feedOption(), code);
    Q_EMIT addressChanged();
}

QString HealthScene::sceneId() const
{
    return healthId();
}

QString HealthScene::title() const
{
    return tr("数据健康");
}

void HealthScene::setAddress(const ViewAddress& address)
{
    // Nothing here depends on area, period or filter; kept so that the address reads back.
    m_address = address;
    m_batches->chooseFeed(m_address.option(feedOption()));
    showPage();
}

ViewAddress HealthScene::address() const
{
    return m_address;
}

bool HealthScene::isComplete() const
{
    return std::ranges::all_of(shownPanels(), [](const ModelPanel* panel) { return panel->isSettled(); });
}

QStringList HealthScene::problems() const
{
    QStringList all;
    for (const ModelPanel* panel : shownPanels()) {
        if (panel == m_batches && m_batches->isOffline())
            continue; // The link's panel says so; the rest comes from the cache.
        if (panel->state() == PanelState::Error)
            all.append(panel->accessibleName() + u": "_s + panel->stateText());
    }
    return all;
}

SceneFactory HealthScene::factory(AccountDesk* desk, AccountRegistry* registry, const QString& server)
{
    return {.id = healthId(),
            .title = tr("数据健康"),
            .key = QKeySequence(Qt::Key_F12),
            .create = [desk, registry, server](const SceneContext& context, QWidget* parent) -> Scene* {
                return new HealthScene(context, parent, desk, registry, server);
            },
            .classes = {allWindowClasses.begin(), allWindowClasses.end()}};
}

} // namespace onescreen
