// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/rejectfile.h"

#include "app/ingest/csvwriter.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

constexpr qsizetype longestValue = 1000;

} // namespace

void RejectFile::open()
{
    const std::array<QString, 5> header{u"line"_s, u"record"_s, u"column"_s, u"value"_s, u"reason"_s};
    m_failed = !m_file.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
               m_file.write("\xef\xbb\xbf" + csvLine(header)) < 0;
}

void RejectFile::add(const Rejection& rejection)
{
    if (m_failed)
        return;
    if (!m_file.isOpen())
        open();
    QString value = rejection.fault.value.left(longestValue);
    value.remove(QChar::Null);
    const std::array<QString, 5> fields{QString::number(rejection.line), QString::number(rejection.number),
                                        withoutFormula(rejection.fault.column), withoutFormula(value),
                                        withoutFormula(rejection.fault.reason)};
    m_failed = m_failed || m_file.write(csvLine(fields)) < 0;
    ++m_rows;
}

Result<void> RejectFile::finish()
{
    if (m_rows == 0 && !m_file.exists())
        return {};
    if (!m_file.isOpen() && !m_failed)
        open();
    m_failed = m_failed || !m_file.flush();
    if (m_failed)
        return failure(ErrorKind::ReadOnly,
                       u"the reject file cannot be written: %1"_s.arg(m_file.errorString()),
                       {.file = m_file.fileName()});
    return {};
}

} // namespace onescreen::ingest
