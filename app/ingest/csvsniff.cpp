// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/csvsniff.h"

#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

/// UTF-8 unless most of what is not ASCII breaks its rules and GB18030 explains it. A single bad row in a
/// UTF-8 file must not turn all others into nonsense. A sequence cut off by the end of `head` is no fault.
TextEncoding guessEncoding(QByteArrayView head)
{
    const QString asUtf8 = QStringDecoder(QStringConverter::Utf8)(head);
    const auto broken = asUtf8.count(QChar::ReplacementCharacter);
    const auto foreign = std::ranges::count_if(asUtf8, [](QChar c) { return c > u'\x7f'; }) - broken;
    if (broken <= foreign)
        return TextEncoding::Utf8;
    const QString asGb = QStringDecoder("GB18030")(head);
    return asGb.contains(QChar::ReplacementCharacter) ? TextEncoding::Utf8 : TextEncoding::Gb18030;
}

/// Archives (a newer spreadsheet is one), older spreadsheets, PDF.
bool isPacked(QByteArrayView head)
{
    static constexpr std::array<QByteArrayView, 6> beginnings{
        "PK\x03\x04", "\xd0\xcf\x11\xe0", "\x1f\x8b", "7z\xbc\xaf", "Rar!", "%PDF"};
    return std::ranges::any_of(beginnings, [&](QByteArrayView begin) { return head.startsWith(begin); });
}

/// Latin text in UTF-16 has a NUL as every other byte, Chinese text at its commas and line ends; CSV has
/// none.
bool hasManyNuls(QByteArrayView head)
{
    const auto sample = head.first(std::min<qsizetype>(head.size(), 1024));
    return sample.size() >= 4 && std::ranges::count(sample, '\0') * 50 > sample.size();
}

/// How often the delimiter stands outside quotes on the first line and on the next ones; 0 when they differ.
int steadyCount(QByteArrayView head, char delimiter)
{
    std::array<int, 5> counts{};
    std::size_t line = 0;
    bool quoted = false;
    for (const char c : head) {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == delimiter)
            ++counts.at(line);
        else if (!quoted && c == '\n' && ++line == counts.size())
            break;
    }
    const auto same =
        std::count(counts.begin(), counts.begin() + static_cast<qsizetype>(std::max<std::size_t>(line, 1)),
                   counts.front());
    return counts.front() * static_cast<int>(same);
}

} // namespace

Result<void> refuseNonCsv(QByteArrayView head)
{
    const QByteArrayView text = (head.startsWith("\xef\xbb\xbf") ? head.sliced(3) : head).trimmed();
    const auto refused = [](const QString& what) { return failure(ErrorKind::Unsupported, what); };
    if (head.isEmpty() || head == QByteArrayView("\xef\xbb\xbf"))
        return failure(ErrorKind::Invalid, u"the file is empty"_s);
    if (isPacked(head))
        return refused(
            u"the file is a spreadsheet or an archive, not CSV; save the sheet as CSV UTF-8 and import that"_s);
    if (head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff"))
        return refused(u"the file is UTF-16; save it as CSV UTF-8 and import that"_s);
    if (hasManyNuls(head))
        return refused(
            u"the file is UTF-16 without a mark, or no text at all; save it as CSV UTF-8 and import that"_s);
    if (text.startsWith('<'))
        return refused(
            u"the file is HTML or XML, not CSV; open it in a spreadsheet, save it as CSV UTF-8 and import that"_s);
    if (text.startsWith("{\"") || text.startsWith("[{") || text == "{}" || text == "[]")
        return refused(u"the file is JSON, not CSV"_s);
    return {};
}

Result<void> openCsv(QFile& file)
{
    const QFileInfo info(file.fileName());
    // Asked before it is opened, which would wait for somebody who writes into the pipe.
    const bool unusual = info.exists() && !info.isFile() && !info.isDir();
    if (file.fileName() == "-"_L1 || unusual)
        return failure(
            ErrorKind::Unsupported,
            u"only a file can be read, because it is read twice; save what comes from the pipe first"_s,
            {.file = file.fileName()});
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, file.errorString(), {.file = file.fileName()});
    return {};
}

CsvFormat guessFormat(QByteArrayView head)
{
    static constexpr std::array candidates{',', ';', '\t', '|'};
    const auto best = std::ranges::max(candidates, {}, [&](char c) { return steadyCount(head, c); });
    return {.delimiter = best, .encoding = guessEncoding(head)};
}

} // namespace onescreen::ingest
