// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/storeddecisions.h"

#include <QtConcurrentRun>

namespace onescreen {

StoredDecisions::StoredDecisions(QString folder) : m_folder(std::move(folder))
{
    m_thread.setMaxThreadCount(1);
}

QFuture<Result<std::vector<AlertDecision>>> StoredDecisions::list()
{
    return QtConcurrent::run(&m_thread, [folder = m_folder]() -> Result<std::vector<AlertDecision>> {
        const auto log = AlertLog::openForReading(folder);
        if (log)
            return (*log)->list();
        if (log.error().kind == ErrorKind::NotFound) // Nothing was ever acknowledged: no fault.
            return std::vector<AlertDecision>{};
        return std::unexpected(log.error());
    });
}

QFuture<Result<AlertDecision>> StoredDecisions::add(AlertDecision decision)
{
    return QtConcurrent::run(&m_thread,
                             [folder = m_folder, decision = std::move(decision)]() -> Result<AlertDecision> {
                                 const auto log = AlertLog::open(folder);
                                 if (!log)
                                     return std::unexpected(log.error());
                                 return (*log)->add(decision);
                             });
}

} // namespace onescreen
