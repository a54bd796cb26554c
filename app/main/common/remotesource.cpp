// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/remotesource.h"

namespace onescreen {

void RemoteSource::fetch(const QByteArray& cursor, int waitSeconds,
                         std::function<void(Result<ChangePage>)> done)
{
    abort();
    m_job =
        new ChangesJob(m_access, {.cursor = cursor, .waitSeconds = waitSeconds}, m_parser, std::move(done));
    m_job->start();
}

void RemoteSource::abort()
{
    if (m_job)
        m_job->abort();
}

} // namespace onescreen
