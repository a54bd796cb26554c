// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/readaheadsource.h"

#include <QPointer>
#include <QTimer>

#include <utility>

namespace onescreen {

void ReadAheadSource::fetch(const QByteArray& cursor, int waitSeconds,
                            std::function<void(Result<ChangePage>)> done)
{
    m_done = std::move(done);
    if (m_page && m_ahead == cursor) {
        // Answers never come from inside the call.
        QTimer::singleShot(0, this, [this, request = m_request] {
            if (request == m_request && m_page)
                deliver(*std::exchange(m_page, std::nullopt));
        });
        return;
    }
    if (m_asked == cursor)
        return; // Under way already; whoever waits now gets it.
    ask(cursor, waitSeconds);
}

void ReadAheadSource::abort()
{
    ++m_request;
    m_asked.reset();
    m_ahead.reset();
    m_page.reset();
    m_done = nullptr;
    m_source.abort();
}

void ReadAheadSource::ask(const QByteArray& cursor, int waitSeconds)
{
    if (m_asked)
        m_source.abort();
    m_ahead.reset();
    m_page.reset();
    m_asked = cursor;
    m_source.fetch(cursor, waitSeconds,
                   [self = QPointer(this), request = ++m_request](Result<ChangePage> page) {
                       if (self)
                           self->take(request, std::move(page));
                   });
}

void ReadAheadSource::take(quint64 request, Result<ChangePage> page)
{
    if (request != m_request)
        return;
    const QByteArray cursor = *std::exchange(m_asked, std::nullopt);
    if (m_done) {
        deliver(std::move(page));
        return;
    }
    // A failure read ahead is not kept: the fetch that follows asks again and hears how things stand then.
    if (page) {
        m_ahead = cursor;
        m_page = std::move(page);
    }
}

void ReadAheadSource::deliver(Result<ChangePage> page)
{
    const bool more = page && page->more;
    const QByteArray next = more ? page->nextCursor : QByteArray();
    const Done done = std::exchange(m_done, nullptr);
    m_ahead.reset();
    if (more)
        ask(next, 0);
    done(std::move(page));
}

} // namespace onescreen
