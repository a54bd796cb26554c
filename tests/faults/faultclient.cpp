// SPDX-License-Identifier: GPL-3.0-or-later
// A client without windows that the fault tests start, command, kill and start again.
//
// Reads lines from standard input: "note EVENT TEXT", "within SECONDS EVENT TEXT" (an order that is worth
// something for so long), "release ID", "withdraw ID", "sign-in ACCOUNT PASSWORD", "clock", "age". Writes one
// line for everything that happens: "kept ID EVENT" once an order is on the disk (only then an operator would
// be told so), "stage ID STAGE", "link PHASE SEQ LIVE", "signed-in ACCOUNT", "mended ROWS", "failed TEXT",
// and how old the rows are said to be: "age MS".
#include "app/base/uuid7.h"
#include "app/main/common/accessoptions.h"
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
    FaultClient(const QUrl& central, const QString& cache, const AccessOptions& access)
        : m_session(m_clock, cache, central, access)
    {
        connect(&m_session, &ClientSession::linkChanged, this, [this](const LinkState& link) {
            m_serverClock.follow(link);
            if (link.lastContact)
                m_heard = *link.lastContact + link.clockOffset;
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
        if (word == u"age"_s)
            return say(u"age "_s + QString::number(m_heard ? (m_serverClock.now() - *m_heard).count() : -1));
        if (word == u"sign-in"_s)
            return signIn(text.section(u' ', 1, 1), text.section(u' ', 2));
        if (word == u"within"_s) {
            const std::chrono::seconds worth{text.section(u' ', 1, 1).toLongLong()};
            return give(text.section(u' ', 2, 2), text.section(u' ', 3), worth);
        }
        if (const auto id = ActionId::fromString(text.section(u' ', 1, 1)); id && word != u"note"_s)
            return word == u"release"_s ? m_session.releaseAction(*id) : m_session.withdrawAction(*id);
        give(text.section(u' ', 1, 1), text.section(u' ', 2), std::chrono::hours{24});
    }
    void signIn(const QString& account, const QString& password)
    {
        m_session.signIn(account, password).then(this, [account](const Result<void>& done) {
            say(done ? u"signed-in "_s + account : u"failed "_s + done.error().toString());
        });
    }
    void give(const QString& event, const QString& text, std::chrono::seconds worth)
    {
        const auto order = orderOf(event, text, worth);
        if (!order)
            return say(u"failed bad command"_s);
        m_session.giveAction(*order).then(this, [event](const Result<OutboxEntry>& kept) {
            say(kept ? u"kept %1 %2"_s.arg(kept->order.id.toString(), event)
                     : u"failed "_s + kept.error().toString());
        });
    }
    std::optional<ActionOrder> orderOf(const QString& event, const QString& text, std::chrono::seconds worth)
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
                           .validUntil = now + worth,
                           .body = {{u"text"_s, text}}};
    }

    SystemClock m_clock;
    ServerClock m_serverClock{m_clock};
    Uuid7Generator m_ids{m_serverClock, QRandomGenerator::system()->generate64()};
    ClientSession m_session;
    std::optional<UtcTime> m_heard; ///< When the server was heard last, by its clock.
    QByteArray m_unread;
    QSocketNotifier m_input{STDIN_FILENO, QSocketNotifier::Read};
};

} // namespace

} // namespace onescreen

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto access = onescreen::accessOptions(arguments.value(3), {}, {});
    if (arguments.size() < 3 || arguments.size() > 4 || !access) {
        std::fputs("usage: fault_client CENTRAL-URL CACHE-FOLDER [AUTHORITY-FILE]\n", stderr);
        return 2;
    }
    const onescreen::FaultClient client(QUrl(arguments[1]), arguments[2], *access);
    return QCoreApplication::exec();
}
