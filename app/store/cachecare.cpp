// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachecare.h"

#include "app/store/care.h"

#include <QFileInfo>
#include <QLoggingCategory>

namespace onescreen {

namespace {

Q_LOGGING_CATEGORY(lcCare, "onescreen.store")

RetentionPolicy policyOf(const QString& folder)
{
    auto policy = loadRetentionPolicy(folder);
    if (!policy)
        qCWarning(lcCare).noquote() << "Nothing is removed by age:" << policy.error().toString();
    return policy.value_or(RetentionPolicy{.closedEventDays = 0, .warnMegabytes = 0});
}

} // namespace

Result<CacheCare> CacheCare::prepare(sqlite::Connection& db)
{
    auto search = SearchIndex::prepare(db);
    if (!search)
        return std::unexpected(std::move(search).error());
    const RetentionPolicy policy = policyOf(QFileInfo(db.path()).path());
    if (auto told = setCareNumber(db, Care::WarnBytes, policy.warnMegabytes << 20); !told)
        return std::unexpected(std::move(told).error());
    return CacheCare(db, *std::move(search), Retention(policy));
}

Result<bool> CacheCare::indexSome()
{
    auto more = m_search.advance(rowsIndexedAtOnce);
    if (more || more.error().kind != ErrorKind::Corrupt)
        return more;
    if (auto restarted = restartIndex(more.error()); !restarted)
        return std::unexpected(std::move(restarted).error());
    return true;
}

Result<void> CacheCare::restartIndex(const Error& reason)
{
    qCWarning(lcCare).noquote() << "The search index is begun anew:" << reason.toString();
    return m_search.restart();
}

Result<void> CacheCare::stepCheck()
{
    if (!m_check) {
        auto begun = FileCheck::begin(*m_db);
        if (!begun)
            return std::unexpected(std::move(begun).error());
        m_check = *std::move(begun);
    }
    if (auto done = m_check->step(*m_db); !done || !m_check->isComplete())
        return done;
    const auto words = m_search.check();
    return words || words.error().kind != ErrorKind::Corrupt ? words : restartIndex(words.error());
}

Result<CheckProgress> CacheCare::checkSome(UtcTime now, const std::atomic<int>& stop)
{
    if (m_damage)
        return std::unexpected(*m_damage);
    m_db->setStop(&stop);
    auto done = stepCheck();
    m_db->setStop(nullptr);
    if (!done) {
        if (done.error().kind == ErrorKind::Corrupt) {
            qCCritical(lcCare).noquote() << done.error().toString();
            m_damage = done.error();
            std::ignore = setCareNumber(*m_db, Care::Damaged, 1); // If it can still be written.
        }
        return std::unexpected(std::move(done).error());
    }
    const CheckProgress progress = m_check->progress();
    if (m_check->isComplete()) {
        m_check.reset();
        if (auto noted = setCareNumber(*m_db, Care::CheckedAt, toMs(now)); !noted)
            return std::unexpected(std::move(noted).error());
    }
    return progress;
}

void CacheCare::restart()
{
    m_retention.restart();
    m_check.reset();
}

} // namespace onescreen
