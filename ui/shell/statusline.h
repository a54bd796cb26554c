// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/feedmodel.h"
#include "ui/shell/linktext.h"
#include "ui/shell/shellservices.h"

#include <QWidget>

namespace onescreen {

/// The last line of a window: link state in words, actions that wait, sources that are silent, age of the
/// data, demonstration badge, server clock, version. Follows the hub; repaints only what changed.
class StatusLine : public QWidget
{
    Q_OBJECT
public:
    StatusLine(const ShellServices& services, const ThemeContext& context, QWidget* parent = nullptr);

private:
    void showLink();
    void showTime(UtcTime now);
    void showData();
    void showOutbox();
    void showFeeds();
    void showSeat();
    PlainLabel* add(const QString& objectName, TextRole role);

    DataHub& m_hub;
    ActionSender& m_actions;
    FeedModel m_feeds;
    AccountDesk* m_desk;
    ThemeContext m_context;
    bool m_hasServer;
    QString m_linkIconShown;
    PlainLabel* m_linkIcon;
    PlainLabel* m_link;
    PlainLabel* m_reason;
    PlainLabel* m_outbox;
    PlainLabel* m_feedState;
    PlainLabel* m_seat;
    PlainLabel* m_asOf;
    PlainLabel* m_demo;
    PlainLabel* m_clock;
    PlainLabel* m_version;
    std::optional<Freshness> m_freshness;
};

} // namespace onescreen
