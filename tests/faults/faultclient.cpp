// SPDX-License-Identifier: GPL-3.0-or-later
// A client without windows that the fault tests start, command, kill and start again.
//
// Reads lines from standard input: "note EVENT TEXT", "release ID", "withdraw ID", "clock". Writes one line
// for everything that happens: "kept ID EVENT" once an order is on the disk (only then an operator would be
// told so), "stage ID STAGE", "link PHASE SEQ LIVE", "mended ROWS", "failed TEXT".
#include "app/base/uuid7.h"
#include "app/main/common/clientsession.h"
#include "app/main/common/serverclock.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSocketNotifier>

#include <array>
#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

void say(const QString& line)
{
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

class FaultClient : public QObject
{
public:
    FaultClient(const QUrl& central, const QString& cache) : m_session(m_clock, cache, central)
    {
        connect(&m_session, &ClientSession::linkChanged, this, [this](const LinkState& link) {
            m_serverClock.follow(link);
            say(u"link %1 %2 %3"_s.arg(static_cast<int>(link.phase)).arg(link.seq).arg(link.live ? 1 : 0));
        });
        connect(&m_session, &ClientSession::actionChanged, this, [](const OutboxEntry& entry) {
            say(u"stage %1 %2"_s.arg(entry.order.id.toString(), actionStageName(entry.stage)));
        });
        connect(&m_session, &ClientSession::repaired, this,
                [](qint64 rows) { say(u"mended %1"_s.arg(rows)); });
        connect(&m_session, &ClientSession::failed, this,
                [](const Error& error) { say(u"failed "_s + error.toString()); });
        connect(&m_session, &ClientSession::outboxFailed, this,
                [](const Error& error) { say(u"failed "_s + error.toString()); });
        connect(&m_input, &QSocketNotifier::activated, this, &FaultClient::readInput);
        m_session.start();
    }

private:
    void readInput()
    {
        std::array<char, 4096> bytes{};
        const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (count <= 0)
            return QCoreApplication::quit();
        m_unread.append(bytes.data(), count);
        for (qsizetype end = m_unread.indexOf('\n'); end >= 0; end = m_unread.indexOf('\n')) {
            obey(QString::fromUtf8(m_unread.first(end)));
            m_unread.remove(0, end + 1);
        }
    }
    void obey(const QString& text)
    {
        const QString word = text.section(u' ', 0, 0);
        if (word == u"clock"_s)
            return say(u"clock "_s + QString::number(toMs(m_clock.now())));
        if (const auto id = ActionId::fromString(text.section(u' ', 1, 1)); id && word != u"note"_s)
            return word == u"release"_s ? m_session.releaseAction(*id) : m_session.withdrawAction(*id);
        const QString event = text.section(u' ', 1, 1);
        const auto order = orderOf(event, text.section(u' ', 2));
        if (!order)
            return say(u"failed bad command"_s);
        m_session.giveAction(*order).then(this, [event](const Result<OutboxEntry>& kept) {
            say(kept ? u"kept %1 %2"_s.arg(kept->order.id.toString(), event)
                     : u"failed "_s + kept.error().toString());
        });
    }
    std::optional<ActionOrder> orderOf(const QString& event, const QString& text)
    {
        const auto id = ActionId::fromString(m_ids.next());
        const auto eventId = EventId::fromString(event);
        if (!id || !eventId)
            return std::nullopt;
        const UtcTime now = m_serverClock.now();
        return ActionOrder{.id = *id,
                           .kind = u"note"_s,
                           .event = *eventId,
                           .expectedVersion = {},
                           .created = now,
                           .validUntil = now + std::chrono::hours{24},
                           .body = {{u"text"_s, text}}};
    }

    SystemClock m_clock;
    ServerClock m_serverClock{m_clock};
    Uuid7Generator m_ids{m_serverClock, QRandomGenerator::system()->generate64()};
    ClientSession m_session;
    QByteArray m_unread;
    QSocketNotifier m_input{STDIN_FILENO, QSocketNotifier::Read};
};

} // namespace

} // namespace onescreen

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3) {
        std::fputs("usage: fault_client CENTRAL-URL CACHE-FOLDER\n", stderr);
        return 2;
    }
    const onescreen::FaultClient client(QUrl(arguments[1]), arguments[2]);
    return QCoreApplication::exec();
}
