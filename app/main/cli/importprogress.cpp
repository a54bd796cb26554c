// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/importprogress.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::chrono::milliseconds terminalStep(200);
constexpr std::chrono::seconds logStep(10);

} // namespace

QString durationText(std::chrono::seconds duration)
{
    const qint64 s = duration.count();
    const auto twoDigits = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QChar(u'0')); };
    if (s < 60)
        return u"%1 s"_s.arg(s);
    if (s < 3600)
        return u"%1 min %2 s"_s.arg(QString::number(s / 60), twoDigits(s % 60));
    return u"%1 h %2 min"_s.arg(QString::number(s / 3600), twoDigits(s / 60 % 60));
}

void ImportProgress::begin(const QString& what, const QString& unit)
{
    m_what = what;
    m_unit = unit;
    m_begin = m_clock.monotonic();
    m_shown.reset();
    m_done = 0;
    m_total = 0;
}

QString ImportProgress::text() const
{
    const double seconds = std::chrono::duration<double>(m_clock.monotonic() - m_begin).count();
    QString line =
        u"%1: %2 of %3 %4"_s.arg(m_what, QString::number(m_done), QString::number(m_total), m_unit);
    if (m_total > 0)
        line += u" (%1 %)"_s.arg(m_done * 100 / m_total);
    if (seconds < 0.2 || m_done == 0)
        return line;
    const double rate = static_cast<double>(m_done) / seconds;
    line += u", %1 %2/s"_s.arg(QString::number(rate, 'f', 0), m_unit);
    if (m_done < m_total)
        line += u", %1 left"_s.arg(durationText(
            std::chrono::seconds(static_cast<qint64>(static_cast<double>(m_total - m_done) / rate) + 1)));
    return line;
}

void ImportProgress::show(qint64 done, qint64 total)
{
    m_done = done;
    m_total = total;
    const auto now = m_clock.monotonic();
    if (now - m_shown.value_or(m_begin) < (m_terminal ? std::chrono::milliseconds(terminalStep) : logStep))
        return;
    m_shown = now;
    if (m_terminal) {
        m_err << u"\r\x1b[K"_s << text() << Qt::flush;
        m_lineOpen = true;
    } else {
        m_err << text() << Qt::endl;
    }
}

void ImportProgress::end()
{
    if (m_terminal)
        m_err << u"\r\x1b[K"_s;
    m_err << text() << Qt::endl;
    m_lineOpen = false;
}

void ImportProgress::interrupt()
{
    if (m_lineOpen)
        m_err << Qt::endl;
    m_lineOpen = false;
}

} // namespace onescreen
