// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/healthscene.h"

#include "ui/overview/batchpanel.h"
#include "ui/overview/feedpanel.h"
#include "ui/scenes/cachepanel.h"
#include "ui/scenes/linkpanel.h"
#include "ui/scenes/outboxpanel.h"

#include <QHBoxLayout>
#include <QSplitter>

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

} // namespace

HealthScene::HealthScene(const SceneContext& context, QWidget* parent)
    : Scene(parent), m_feeds(context.hub), m_batches(new BatchPanel(context, m_feeds)),
      m_address(*ViewAddress::forScene(healthId()))
{
    setObjectName(u"healthScene"_s);
    auto* feeds = new FeedPanel(context, m_feeds);
    auto* cache = new CachePanel(context);
    auto* link = new LinkPanel(context);
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
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->addWidget(all);

    for (ModelPanel* panel : m_panels) {
        panel->setAddressSource([this] { return m_address.toString(); });
        connect(panel, &PanelFrame::stateChanged, this, &Scene::completeChanged);
    }
    connect(feeds, &FeedPanel::feedChosen, this, [this](const QString& code) {
        m_batches->chooseFeed(code);
        chooseFeed(code);
    });
    connect(m_batches, &BatchPanel::feedChosen, this, &HealthScene::chooseFeed);
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
}

ViewAddress HealthScene::address() const
{
    return m_address;
}

bool HealthScene::isComplete() const
{
    return std::ranges::all_of(m_panels, [](const ModelPanel* panel) { return panel->isSettled(); });
}

QStringList HealthScene::problems() const
{
    QStringList all;
    for (const ModelPanel* panel : m_panels) {
        if (panel == m_batches && m_batches->isOffline())
            continue; // The link's panel says so; the rest comes from the cache.
        if (panel->state() == PanelState::Error)
            all.append(panel->accessibleName() + u": "_s + panel->stateText());
    }
    return all;
}

SceneFactory HealthScene::factory()
{
    return {.id = healthId(),
            .title = tr("数据健康"),
            .key = QKeySequence(Qt::Key_F12),
            .create = [](const SceneContext& context, QWidget* parent) -> Scene* {
                return new HealthScene(context, parent);
            },
            .classes = {allWindowClasses.begin(), allWindowClasses.end()}};
}

} // namespace onescreen
