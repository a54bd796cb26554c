// SPDX-License-Identifier: GPL-3.0-or-later
// Who sees and may do what: every operation for every role and for several scopes, also while somebody is
// connected. Whatever lies outside carries the word OUTSIDE in every text, and the bodies are searched for
// it.
#include "tests/unit/central/accountsfixture.h"

#include <QElapsedTimer>

using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

namespace {

const QStringList allRoles{u"shift_lead"_s, u"dispatcher"_s, u"intake"_s,        u"legal"_s, u"leader"_s,
                           u"analyst"_s,    u"feed"_s,       u"administrator"_s, u"device"_s};

QByteArray eventIn(const QByteArray& sid, const QByteArray& region, const QByteArray& title)
{
    return R"({"entity":"event","sid":")" + sid + R"(","cat":"0102","st":"reported","pri":"normal","reg":")" +
           region + R"(","title":")" + title + R"(","desc":")" + title +
           R"(","at":"2026-03-01T02:00:00.000Z"})";
}

/// Without those of the source's own row, which is everybody's.
QList<QJsonObject> eventsOf(const PageLines& page)
{
    QList<QJsonObject> events = page.operations;
    events.removeIf([](const QJsonObject& operation) { return operation.value(u"e"_s) != u"event"_s; });
    return events;
}

class CentralScope : public AccountsTest
{
protected:
    void SetUp() override
    {
        AccountsTest::SetUp();
        ASSERT_EQ(ingest(setupJson()).status, 200);
        const Answer stored = ingest(batchOf(
            {R"({"entity":"region","sid":"330903","name":"普陀区"})",
             R"({"entity":"unit","sid":"u9","name":"OUTSIDE","kind":"zonghe","reg":"330903"})",
             R"({"entity":"resource","sid":"r9","kind":"vehicle","name":"OUTSIDE","reg":"330903","st":"free"})",
             eventIn("in", "330902", "inside"), eventIn("out", "330903", "OUTSIDE")}));
        ASSERT_EQ(stored.status, 200) << stored.body.constData();
        const QJsonArray rows = stored.json().value(u"rows"_s).toArray();
        m_inside = rows.at(3).toObject().value(u"id"_s).toString();
        m_outside = rows.at(4).toObject().value(u"id"_s).toString();
        ASSERT_FALSE(m_outside.isEmpty()) << stored.body.constData();
        m_lead = person(u"lead"_s, {u"shift_lead"_s});
        ASSERT_EQ(outcome(act(m_lead, 1, m_outside, u"OUTSIDE"_s)), u"applied"_s);
    }
    Answer ingest(const QByteArray& body) { return call("POST", m_root, u"/v1/ingest/grid"_s, body); }
    static QString actionId(int number)
    {
        return u"01a20217-99d2-7e71-8e59-%1"_s.arg(number, 12, 10, QChar(u'0'));
    }
    Answer act(const QString& token, int number, const QString& event, const QString& text)
    {
        const QJsonObject action{{u"id"_s, actionId(number)},
                                 {u"kind"_s, u"note"_s},
                                 {u"target"_s, event},
                                 {u"body"_s, QJsonObject{{u"text"_s, text}}},
                                 {u"created"_s, toRfc3339(m_clock.now())},
                                 {u"valid_until"_s, u"2999-01-01T00:00:00Z"_s}};
        return post(token, u"/v1/actions"_s, {{u"actions"_s, QJsonArray{action}}});
    }
    static QString outcome(const Answer& answer)
    {
        const QJsonObject first = answer.json().value(u"outcomes"_s).toArray().at(0).toObject();
        const QString reason = first.value(u"reason"_s).toString();
        return reason.isEmpty() ? first.value(u"outcome"_s).toString() : reason;
    }
    /// A token of that role and these regions; walls come in by their own way.
    QString tokenOf(const QString& role, const QStringList& regions)
    {
        if (role != "device"_L1)
            return person(u"p%1"_s.arg(++m_people), {role}, regions);
        const QJsonObject request = post({}, u"/v1/auth/device"_s, {{u"name"_s, u"wall"_s}}).json();
        EXPECT_EQ(post(m_root, u"/v1/auth/devices"_s,
                       {{u"user_code"_s, request.value(u"user_code"_s)},
                        {u"name"_s, u"wall"_s},
                        {u"regions"_s, QJsonArray::fromStringList(regions)}})
                      .status,
                  200);
        return post({}, u"/v1/auth/token"_s,
                    {{u"grant"_s, u"device"_s}, {u"device_code"_s, request.value(u"device_code"_s)}})
            .json()
            .value(u"access_token"_s)
            .toString();
    }
    /// Everything that can be read with the token, one after the other.
    QList<std::pair<QString, Answer>> readEverything(const QString& token)
    {
        QList<std::pair<QString, Answer>> answers;
        const auto add = [&](const QString& path) { answers.append({path, get(token, path)}); };
        add(u"/v1/sync/changes?limit=5000"_s);
        add(u"/v1/sync/changes?limit=1"_s);
        add(u"/v1/sync/changes?limit=5000&digest=1"_s);
        add(u"/v1/sync/rows?entity=event&ids=%1&ids=%2"_s.arg(m_inside, m_outside));
        add(u"/v1/sync/rows?entity=note&ids="_s + actionId(1));
        add(u"/v1/sync/rows?entity=unit&ids=grid:u9"_s);
        add(u"/v1/sync/rows?entity=region&ids=330903"_s);
        add(u"/v1/sync/digest"_s);
        add(u"/v1/sync/digest?entity=event&region=330903000"_s);
        answers.append({u"/v1/actions/status"_s,
                        post(token, u"/v1/actions/status"_s, {{u"ids"_s, QJsonArray{actionId(1)}}})});
        const Answer ticket = post(token, u"/v1/sync/snapshots"_s, {});
        answers.append({u"/v1/sync/snapshots"_s, ticket});
        const QString snapshot = u"/v1/sync/snapshots/"_s + ticket.json().value(u"id"_s).toString(u"none"_s);
        for (const QString& part : {u"event"_s, u"unit"_s, u"resource"_s, u"region"_s, u"note"_s})
            add(snapshot + u'/' + part);
        answers.append({snapshot, call("DELETE", token, snapshot)});
        return answers;
    }

    QString m_inside;
    QString m_outside;
    QString m_lead;
    int m_people = 0;
};

} // namespace

TEST_F(CentralScope, WithoutATokenThereIsNothing)
{
    for (const QString& token : {QString(), u"osa_guess"_s}) {
        for (const auto& [path, answer] : readEverything(token)) {
            EXPECT_EQ(answer.status, 401) << path.toStdString();
            EXPECT_FALSE(answer.body.contains("inside") || answer.body.contains("OUTSIDE"));
        }
        EXPECT_EQ(call("POST", token, u"/v1/ingest/grid"_s, setupJson()).status, 401);
        EXPECT_EQ(act(token, 50, m_inside, u"x"_s).status, 401);
        EXPECT_EQ(get(token, u"/v1/accounts"_s).status, 401);
    }
}

TEST_F(CentralScope, EveryReadingOperationForEveryRoleAndScope)
{
    for (const QString& role : allRoles) {
        const bool mayRead = role != "feed"_L1;
        for (const QStringList& regions : {QStringList(), QStringList{u"330902"_s},
                                           QStringList{u"3307"_s, u"330902"_s}, QStringList{u"11"_s}}) {
            const QString token = tokenOf(role, regions);
            ASSERT_FALSE(token.isEmpty());
            const std::string place = (role + u' ' + regions.join(u',')).toStdString();
            bool sawInside = false;
            bool sawOutside = false;
            for (const auto& [path, answer] : readEverything(token)) {
                if (!mayRead) {
                    EXPECT_EQ(answer.status, 403) << place << ' ' << path.toStdString();
                    EXPECT_EQ(answer.json().value(u"permission"_s), u"read"_s);
                }
                const bool isOutside =
                    answer.body.contains("OUTSIDE") || answer.body.contains("event/330903");
                if (mayRead && path.endsWith(u"region=330903000"_s)) {
                    EXPECT_EQ(answer.body.contains(R"("buckets":{})"), !regions.isEmpty()) << place;
                }
                sawInside = sawInside || answer.body.contains("inside");
                sawOutside = sawOutside || isOutside;
                EXPECT_FALSE(isOutside && !regions.isEmpty())
                    << place << ' ' << path.toStdString() << ": " << answer.body.left(400).constData();
            }
            EXPECT_EQ(sawInside, mayRead && (regions.isEmpty() || regions.contains(u"330902"_s))) << place;
            EXPECT_EQ(sawOutside, mayRead && regions.isEmpty()) << place;
        }
    }
}

TEST_F(CentralScope, EveryWritingOperationForEveryRole)
{
    const QJsonObject account{{u"account"_s, u"fresh"_s},
                              {u"name"_s, u"x"_s},
                              {u"roles"_s, QJsonArray{u"leader"_s}},
                              {u"regions"_s, QJsonArray()},
                              {u"password"_s, u"short"_s}};
    int number = 100;
    for (const QString& role : allRoles) {
        const QString token = tokenOf(role, {});
        const std::string place = role.toStdString();
        const bool isAdministrator = role == "administrator"_L1;
        const bool mayNote = role == "shift_lead"_L1 || role == "dispatcher"_L1 || role == "intake"_L1;
        const Answer noted = act(token, ++number, m_inside, u"x"_s);
        EXPECT_EQ(noted.status, mayNote ? 200 : 403) << place;
        if (mayNote) {
            EXPECT_EQ(outcome(noted), u"applied"_s) << place;
        }
        EXPECT_EQ(
            call("POST", token, u"/v1/ingest/grid"_s, batchOf({eventIn("in", "330902", "inside")})).status,
            isAdministrator || role == "feed"_L1 ? 200 : 403)
            << place;
        EXPECT_EQ(get(token, u"/v1/accounts"_s).status, isAdministrator ? 200 : 403) << place;
        EXPECT_EQ(get(token, u"/v1/auth/devices"_s).status, isAdministrator ? 200 : 403) << place;
        // The password is too short: who may gets as far as that.
        EXPECT_EQ(post(token, u"/v1/accounts"_s, account).status, isAdministrator ? 400 : 403) << place;
        EXPECT_EQ(call("PATCH", token, u"/v1/accounts/nobody"_s, "{}").status, isAdministrator ? 404 : 403)
            << place;
        EXPECT_EQ(post(token, u"/v1/auth/devices"_s, {}).status, isAdministrator ? 400 : 403) << place;
        EXPECT_EQ(call("DELETE", token, u"/v1/auth/devices/x"_s).status, isAdministrator ? 404 : 403)
            << place;
        EXPECT_EQ(post(token, u"/v1/audit/exports"_s, {}).status, 400)
            << place << ": an export is always told";
        EXPECT_EQ(get(token, u"/metrics"_s).status, isAdministrator ? 200 : 403) << place;
    }
    EXPECT_EQ(get({}, u"/metrics"_s).status, 200) << "from this machine";
}

TEST_F(CentralScope, WhoActsSeesOnlyTheOwnRegions)
{
    const QString token = person(u"wang"_s, {u"dispatcher"_s}, {u"330902"_s});
    EXPECT_EQ(outcome(act(token, 10, m_outside, u"x"_s)), u"unknown_target"_s);
    EXPECT_EQ(outcome(act(token, 11, m_inside, u"x"_s)), u"applied"_s);
    const QString intake = person(u"li"_s, {u"intake"_s}, {u"330902"_s});
    const QJsonObject assign{{u"id"_s, actionId(12)},
                             {u"kind"_s, u"assign"_s},
                             {u"target"_s, m_inside},
                             {u"body"_s, QJsonObject{{u"unit"_s, u"grid:u1"_s}}},
                             {u"created"_s, toRfc3339(m_clock.now())},
                             {u"valid_until"_s, u"2999-01-01T00:00:00Z"_s}};
    EXPECT_EQ(outcome(post(intake, u"/v1/actions"_s, {{u"actions"_s, QJsonArray{assign}}})), u"forbidden"_s);
    EXPECT_EQ(page(m_lead).operations.last().value(u"d"_s).toObject().value(u"actor"_s), u"wang"_s)
        << "the actor is who the token says";
    const QString feed = person(u"feed"_s, {u"feed"_s}, {u"330902"_s});
    EXPECT_EQ(call("POST", feed, u"/v1/ingest/grid"_s, setupJson()).status, 403)
        << "a source brings rows for everywhere or for nowhere";
}

TEST_F(CentralScope, ARowThatMovesAwayIsOutAndComesBackAsAPut)
{
    const QString token = person(u"wang"_s, {u"leader"_s}, {u"330902"_s});
    const QByteArray before = page(token).next();
    ASSERT_EQ(ingest(batchOf({eventIn("in", "330903", "OUTSIDE now")})).status, 200);
    PageLines news = page(token, before);
    EXPECT_TRUE(news.checksumFits);
    ASSERT_EQ(eventsOf(news).size(), 1);
    const QJsonObject out = eventsOf(news).first();
    EXPECT_EQ(out.value(u"k"_s), u"out"_s);
    EXPECT_EQ(out.value(u"id"_s), m_inside);
    EXPECT_EQ(out.value(u"v"_s), 2);
    EXPECT_FALSE(out.contains(u"r"_s) || out.contains(u"d"_s)) << "where it went is none of their business";
    const QByteArray after = news.next();
    ASSERT_EQ(ingest(batchOf({eventIn("out", "330903", "OUTSIDE still")})).status, 200);
    news = page(token, after);
    EXPECT_TRUE(eventsOf(news).isEmpty());
    EXPECT_EQ(news.begin.value(u"to"_s).toInteger(), m_server->head()) << "the cursor goes on all the same";
    ASSERT_EQ(ingest(batchOf({eventIn("in", "330902", "inside again")})).status, 200);
    news = page(token, news.next());
    ASSERT_EQ(eventsOf(news).size(), 1);
    EXPECT_EQ(eventsOf(news).first().value(u"k"_s), u"put"_s);
    EXPECT_EQ(eventsOf(news).first().value(u"v"_s), 3);
}

TEST_F(CentralScope, ACursorOfOtherRegionsSaysWhatHasChanged)
{
    const QString token = person(u"wang"_s, {u"leader"_s}, {u"330902"_s, u"3307"_s});
    const QByteArray before = page(token).next();
    ASSERT_EQ(patch(u"wang"_s, {{u"regions"_s, QJsonArray{u"330902"_s, u"3311"_s}}}).status, 200);
    const Answer changed = get(token, u"/v1/sync/changes?cursor="_s + QString::fromLatin1(before));
    EXPECT_EQ(changed.status, 409);
    EXPECT_EQ(code(changed), u"scope_changed"_s);
    EXPECT_EQ(changed.json().value(u"added"_s), QJsonArray{u"3311"_s});
    EXPECT_EQ(changed.json().value(u"removed"_s), QJsonArray{u"3307"_s});
    const PageLines next = page(token, changed.json().value(u"next"_s).toString().toLatin1());
    EXPECT_EQ(next.begin.value(u"from"_s).toInteger(), m_server->head()) << "at the same position";
    ASSERT_EQ(patch(u"wang"_s, {{u"regions"_s, QJsonArray()}}).status, 200);
    const QJsonObject widened =
        get(token, u"/v1/sync/changes?cursor="_s + QString::fromLatin1(before)).json();
    EXPECT_TRUE(widened.value(u"removed"_s).toArray().isEmpty());
    EXPECT_FALSE(widened.value(u"added"_s).toArray().isEmpty());
    EXPECT_EQ(code(get(m_lead, u"/v1/sync/changes?cursor="_s + QString::fromLatin1(before))),
              u"scope_changed"_s)
        << "a cursor does not carry regions to somebody else";
}

TEST_F(CentralScope, EveryPageSaysWhatItsReaderMaySee)
{
    const QString token = person(u"wang"_s, {u"leader"_s}, {u"330902"_s, u"3307"_s});
    const QJsonArray regions{u"3307"_s, u"330902"_s}; // sorted
    EXPECT_EQ(page(token).begin.value(u"scope"_s), regions);
    EXPECT_EQ(page(m_lead).begin.value(u"scope"_s), QJsonArray()) << "everything";
    LiveListener listener(m_server->port(), token, page(token).next());
    ASSERT_TRUE(listener.hears(u"welcome"_s));
    ASSERT_EQ(ingest(batchOf({eventIn("i1", "330902", "inside")})).status, 200);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !listener.pages.isEmpty(); }));
    EXPECT_EQ(listener.pages.first().begin.value(u"scope"_s), regions);
    const QJsonObject ticket = post(token, u"/v1/sync/snapshots"_s, {}).json();
    EXPECT_EQ(ticket.value(u"scope"_s), regions);
    // Of now, not of when the ticket was given.
    ASSERT_EQ(patch(u"wang"_s, {{u"regions"_s, QJsonArray{u"330902"_s}}}).status, 200);
    const QString part = u"/v1/sync/snapshots/%1/event"_s.arg(ticket.value(u"id"_s).toString());
    EXPECT_EQ(PageLines::of(get(token, part).body).begin.value(u"scope"_s), QJsonArray{u"330902"_s});
    EXPECT_EQ(page(token).begin.value(u"scope"_s), QJsonArray{u"330902"_s}) << "without a cursor too";
}

TEST_F(CentralScope, LongScansOfWhatOneMayNotSeeComeToTheirEnd)
{
    const QString token = person(u"wang"_s, {u"leader"_s}, {u"330902"_s});
    QByteArray cursor;
    qint64 at = 0;
    int pages = 0;
    for (bool more = true; more; ++pages) {
        const PageLines one = page(token, cursor, u"&limit=1"_s);
        ASSERT_TRUE(one.checksumFits);
        EXPECT_EQ(one.begin.value(u"from"_s).toInteger(), at);
        at = one.begin.value(u"to"_s).toInteger();
        more = one.end.value(u"more"_s).toBool();
        cursor = one.next();
        ASSERT_LT(pages, 200);
    }
    EXPECT_EQ(at, m_server->head());
}

TEST_F(CentralScope, TheLiveChannelPushesOnlyWhatIsInScope)
{
    const QString token = person(u"wang"_s, {u"leader"_s}, {u"330902"_s});
    LiveListener here(m_server->port(), token, page(token).next());
    LiveListener everywhere(m_server->port(), m_lead, page(m_lead).next());
    ASSERT_TRUE(here.hears(u"welcome"_s) && everywhere.hears(u"welcome"_s));
    for (int count = 20; count < 25; ++count)
        ASSERT_EQ(outcome(act(m_lead, count, m_outside, u"OUTSIDE"_s)), u"applied"_s);
    ASSERT_EQ(ingest(batchOf({eventIn("i1", "330902", "inside")})).status, 200);
    const auto hasCaughtUp = [this](const LiveListener& listener) {
        return QTest::qWaitFor([&] {
            return !listener.pages.isEmpty() && listener.pages.last().begin["to"_L1] == m_server->head();
        });
    };
    EXPECT_TRUE(hasCaughtUp(here));
    EXPECT_TRUE(hasCaughtUp(everywhere));
    EXPECT_TRUE(here.raw.contains("inside"));
    EXPECT_FALSE(here.raw.contains("OUTSIDE"));
    EXPECT_TRUE(everywhere.raw.contains("OUTSIDE"));
    EXPECT_LE(here.pages.size(), 2) << "what is not for it moves the cursor only now and then";
}

TEST_F(CentralScope, TheLiveChannelAsksForAGoodToken)
{
    const QString feed = person(u"feed"_s, {u"feed"_s});
    for (const QString& token : {QString(), u"osa_guess"_s, feed}) {
        LiveListener stranger(m_server->port(), token, page(m_lead).next());
        ASSERT_TRUE(stranger.hears(u"bye"_s));
        EXPECT_EQ(stranger.farewell(), u"auth"_s);
        EXPECT_TRUE(stranger.pages.isEmpty());
    }
    const QString token = person(u"wang"_s, {u"leader"_s}, {u"330902"_s});
    LiveListener renewed(m_server->port(), token, page(token).next());
    ASSERT_TRUE(renewed.hears(u"welcome"_s));
    const QString second = signIn(u"wang"_s).json().value(u"access_token"_s).toString();
    renewed.say({{u"k"_s, u"auth"_s}, {u"token"_s, second}});
    ASSERT_EQ(ingest(batchOf({eventIn("i1", "330902", "inside")})).status, 200);
    EXPECT_TRUE(QTest::qWaitFor([&] { return renewed.raw.contains("inside"); }));
    EXPECT_TRUE(renewed.farewell().isEmpty());
    renewed.say({{u"k"_s, u"auth"_s}, {u"token"_s, m_lead}});
    ASSERT_TRUE(renewed.hears(u"bye"_s));
    EXPECT_EQ(renewed.farewell(), u"scope"_s) << "the token of somebody with other regions";
}

TEST_F(CentralScope, WhoeverLosesARightWhileConnectedSeesNothingMoreAtOnce)
{
    const QString token = person(u"wang"_s, {u"leader"_s}, {u"330902"_s, u"330903"_s});
    for (const auto& [change, farewell] :
         {std::pair(QJsonObject{{u"regions"_s, QJsonArray{u"330902"_s}}}, u"scope"_s),
          std::pair(QJsonObject{{u"disabled"_s, true}}, u"auth"_s)}) {
        LiveListener listener(m_server->port(), token, page(token).next());
        ASSERT_TRUE(listener.hears(u"welcome"_s));
        const auto waiting = m_client->start(
            "GET", u"/v1/sync/changes?wait=25&cursor="_s + QString::fromLatin1(page(token).next()), {},
            {{"Authorization", "Bearer " + token.toLatin1()}});
        ASSERT_EQ(patch(u"wang"_s, change).status, 200);
        QElapsedTimer elapsed;
        elapsed.start();
        ASSERT_EQ(ingest(batchOf({eventIn("later" + farewell.toLatin1(), "330903", "OUTSIDE")})).status, 200);
        ASSERT_TRUE(listener.hears(u"bye"_s));
        EXPECT_LT(elapsed.elapsed(), 5000);
        EXPECT_EQ(listener.farewell(), farewell);
        EXPECT_FALSE(listener.raw.contains("OUTSIDE"));
        const Answer woken = HttpClient::finish(*waiting);
        EXPECT_EQ(woken.status, farewell == "scope"_L1 ? 409 : 401);
        EXPECT_FALSE(woken.body.contains("OUTSIDE"));
    }
}
