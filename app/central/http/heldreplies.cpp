// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/heldreplies.h"

namespace onescreen::central {

namespace {

constexpr std::chrono::seconds longest{2};
constexpr std::chrono::milliseconds lateCheck{250};

} // namespace

HeldReplies::HeldReplies(Ask ask) : m_ask(std::move(ask))
{
    m_late.setInterval(lateCheck);
    connect(&m_late, &QTimer::timeout, this, &HeldReplies::releaseLate);
}

void HeldReplies::hold(qint64 place, Send send)
{
    m_held.emplace(place, Held{std::move(send), std::chrono::steady_clock::now() + longest});
    if (!m_late.isActive())
        m_late.start();
    // The number may have come before the news of the commit did.
    ask();
}

void HeldReplies::onHead(qint64 head)
{
    m_head = head;
    ask();
}

void HeldReplies::ask()
{
    if (m_held.empty())
        return;
    m_askAgain = m_isAsking;
    if (m_isAsking)
        return;
    m_isAsking = true;
    std::vector<qint64> places;
    places.reserve(m_held.size());
    for (const auto& [place, held] : m_held)
        places.push_back(place);
    m_ask(std::move(places), [this](const Numbered& numbered) {
        m_isAsking = false;
        release(numbered);
        if (std::exchange(m_askAgain, false))
            ask();
    });
}

void HeldReplies::release(const Numbered& numbered)
{
    for (const qint64 place : numbered.places) {
        if (auto held = m_held.extract(place); !held.empty())
            held.mapped().send(numbered.head);
    }
    if (m_held.empty())
        m_late.stop();
}

void HeldReplies::releaseLate()
{
    const auto now = std::chrono::steady_clock::now();
    Numbered late{.places = {}, .head = m_head};
    for (const auto& [place, held] : m_held) {
        if (held.until <= now)
            late.places.push_back(place);
    }
    release(late);
}

} // namespace onescreen::central
