// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/clustermenu.h"

#include "ui/queue/queuetext.h"

#include <QCoreApplication>
#include <QCursor>
#include <QMenu>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

class ClusterMenu
{
    Q_DECLARE_TR_FUNCTIONS(ClusterMenu)
};

constexpr size_t mostListed = 15;

QString literal(QString text)
{
    return text.replace(u'&', u"&&"_s); // menus take a single one for a mnemonic
}

} // namespace

QMenu* openClusterMenu(const EventQueueModel& events, const std::vector<EventRow>& rows, QWidget* parent,
                       const std::function<void(EventRow)>& choose)
{
    std::vector<int> places;
    for (const EventRow row : rows) {
        if (const std::optional<int> place = events.rowForEvent(row))
            places.push_back(*place);
    }
    std::ranges::sort(places);
    places.resize(std::min(places.size(), mostListed));

    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"clusterMenu"_s);
    for (const int place : places) {
        const QueueItem item = events.itemAt(place).value();
        menu->addAction(
            literal(priorityWord(item.priority) + u" · "_s + item.title + u" · "_s + stateWord(item.state)),
            menu, [choose, row = item.row] { choose(row); });
    }
    if (const size_t rest = rows.size() - places.size(); rest > 0)
        menu->addAction(ClusterMenu::tr("同一地点另有 %1 件").arg(rest))->setEnabled(false);
    menu->popup(QCursor::pos());
    return menu;
}

} // namespace onescreen
