// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/accountdesk.h"

#include <QPromise>

namespace onescreen::test {

/// A seat whose server is a few members.
class FakeDesk final : public AccountDesk
{
public:
    using AccountDesk::AccountDesk;

    QString password = QStringLiteral("correct horse");
    std::optional<Error> fault; ///< What every sign-in meets.
    int signOuts = 0;
    int deviceWishes = 0;
    std::vector<SetUpRequest> setUps;
    std::vector<ExportNote> exports;

    static AccountIdentity person()
    {
        return {.account = QStringLiteral("zhangsan"),
                .name = QStringLiteral("张三"),
                .roles = {QStringLiteral("shift_lead")},
                .permissions = {QStringLiteral("read"), QStringLiteral("ack"), QStringLiteral("note")},
                .regions = {}};
    }
    static AccountIdentity device()
    {
        return {.account = QStringLiteral("device:7"),
                .name = QStringLiteral("指挥大厅西墙"),
                .roles = {QStringLiteral("device")},
                .permissions = {QStringLiteral("read")},
                .regions = {}};
    }
    void become(const AccessState& state) { take(state); }
    void becomePerson(bool onDevice)
    {
        take({.phase = AccessPhase::SignedIn,
              .person = person(),
              .device = onDevice ? std::optional(device()) : std::nullopt});
    }

    QFuture<Result<void>> signIn(const QString& account, const QString& given) override
    {
        if (fault)
            return answer(std::unexpected(*fault));
        if (given != password)
            return answer(badGrant());
        AccountIdentity who = person();
        who.account = account;
        take({.phase = AccessPhase::SignedIn, .person = who, .device = state().device});
        return answer({});
    }
    QFuture<Result<void>> setUp(const SetUpRequest& request) override
    {
        setUps.push_back(request);
        becomePerson(false);
        return answer({});
    }
    QFuture<Result<void>> checkPassword(const QString& given) override
    {
        return answer(given == password ? Result<void>() : badGrant());
    }
    void signOut() override
    {
        ++signOuts;
        AccessState next = state();
        next.person.reset();
        next.phase = next.device ? AccessPhase::SignedIn : AccessPhase::SignedOut;
        take(next);
    }
    void wantDevice() override { ++deviceWishes; }
    void reportExport(const ExportNote& note) override { exports.push_back(note); }

private:
    static Result<void> badGrant()
    {
        return failure(ErrorKind::Invalid, QStringLiteral("no"),
                       {.file = {}, .row = 0, .field = QStringLiteral("bad_grant")});
    }
    static QFuture<Result<void>> answer(Result<void> result)
    {
        QPromise<Result<void>> promise;
        promise.start();
        promise.addResult(std::move(result));
        promise.finish();
        return promise.future();
    }
};

} // namespace onescreen::test
