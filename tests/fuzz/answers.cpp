// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of the sign-in, of a machine that asks to be let in, the lists of accounts and machines, and what
// the server says about itself and its feeds.
#include "app/remote/access/accessjobs.h"
#include "app/remote/access/accountmessages.h"
#include "app/remote/actions.h"
#include "app/remote/centralapi.h"
#include "app/remote/feedbatches.h"
#include "tests/fuzz/fuzztarget.h"
#include "tests/fuzz/fuzztexts.h"

#include <QJsonDocument>
#include <QLoggingCategory>

#include <algorithm>
#include <cstdlib>

using namespace onescreen;

namespace {

/// It goes into a header as it is: a line break in it would be a header more.
void requireHeaderValue(const QByteArray& token)
{
    const auto isPlain = [](char c) { return c > ' ' && c < '\x7f'; };
    if (token.isEmpty() || token.size() > 8 * 1024 || !std::ranges::all_of(token, isPlain))
        std::abort();
}

void checkGrant(const TokenGrant& grant)
{
    using namespace std::chrono_literals;
    requireHeaderValue(grant.accessToken);
    requireHeaderValue(grant.refreshToken);
    if (grant.life < 1s || grant.life > 24h)
        std::abort();
    requireClean(grant.identity.account);
    requireClean(grant.identity.name);
    for (const QString& word : grant.identity.roles + grant.identity.permissions + grant.identity.regions)
        requireClean(word);
}

void checkOffer(const DeviceOffer& offer)
{
    using namespace std::chrono_literals;
    requireHeaderValue(offer.deviceCode);
    requireClean(offer.userCode);
    if (offer.userCode.isEmpty() || offer.userCode.size() > 64 || offer.interval < 1s ||
        offer.interval > 60s || offer.life < 0s || offer.life > 24h)
        std::abort();
}

void checkBatches(const std::vector<FeedBatch>& batches)
{
    for (const FeedBatch& batch : batches) {
        if (batch.created < 0 || batch.updated < 0 || batch.unchanged < 0 || batch.rejected < 0)
            std::abort();
    }
}

void checkAccounts(const AccountList& list)
{
    for (const ManagedAccount& one : list.accounts) {
        requireClean(one.name);
        const QUrl url = apiUrl(QUrl(QStringLiteral("https://central.example")),
                                changeAccountQuestion(one.account, {}).path);
        if (!url.isValid() || url.hasQuery() || url.path() != QStringLiteral("/v1/accounts/") + one.account)
            std::abort(); // another operation would be asked for
    }
    for (const RoleRights& role : list.roles)
        requireClean(role.role);
}

void checkDevices(const std::vector<ManagedDevice>& devices)
{
    for (const ManagedDevice& one : devices) {
        requireClean(one.name);
        if (one.id.contains(u'/') || one.id.startsWith(u'.'))
            std::abort();
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const bool isQuiet = [] {
        QLoggingCategory::setFilterRules(QStringLiteral("onescreen.*=false"));
        return true;
    }();
    static const std::vector<ActionId> asked{*ActionId::fromString(QStringLiteral("a-1"))};
    const QByteArray bytes = isQuiet ? fuzzBytes(data, size) : QByteArray();
    if (const auto meta = decodeMeta(bytes); meta && (meta->head < 0 || meta->epoch.isEmpty()))
        std::abort();
    std::ignore = decodeActionStatus(bytes, asked);
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return 0;
    const QJsonObject object = document.object();
    if (const auto grant = tokenGrantOf(object))
        checkGrant(*grant);
    if (const auto offer = deviceOfferOf(object))
        checkOffer(*offer);
    if (const auto accounts = decodeAccountList(object))
        checkAccounts(*accounts);
    if (const auto devices = decodeDevices(object))
        checkDevices(*devices);
    if (const auto batches = decodeFeedBatches(object))
        checkBatches(*batches);
    return 0;
}
