// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/csvreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

constexpr qint64 chunkBytes = 256 * 1024;

bool isAscii(QByteArrayView bytes)
{
    return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

QString textEncodingName(TextEncoding encoding)
{
    return encoding == TextEncoding::Utf8 ? u"UTF-8"_s : u"GB18030"_s;
}

std::optional<TextEncoding> textEncodingFromName(QStringView name)
{
    const QString plain = name.toString().toLower().remove(u'-').remove(u'_');
    if (plain == "utf8"_L1)
        return TextEncoding::Utf8;
    if (plain == "gb18030"_L1 || plain == "gbk"_L1 || plain == "gb2312"_L1)
        return TextEncoding::Gb18030;
    return std::nullopt;
}

CsvReader::CsvReader(QIODevice& device, CsvFormat format, CsvLimits limits)
    : m_device(device), m_format(format), m_limits(limits),
      m_decoder(format.encoding == TextEncoding::Utf8 ? "UTF-8" : "GB18030",
                QStringConverter::Flag::ConvertInitialBom)
{
    if (m_device.peek(3) == "\xef\xbb\xbf")
        m_bufferStart = m_device.skip(3);
}

int CsvReader::peek()
{
    if (m_at == m_buffer.size()) {
        m_bufferStart += m_buffer.size();
        m_at = 0;
        // No more memory than there are bytes: a small text would otherwise cost as much as a large file.
        m_buffer = m_device.read(std::clamp<qint64>(m_device.bytesAvailable(), 1, chunkBytes));
        if (m_buffer.isEmpty()) {
            if (!m_device.atEnd())
                m_deviceError = m_device.errorString();
            return -1;
        }
    }
    return static_cast<unsigned char>(m_buffer.at(m_at));
}

int CsvReader::take()
{
    const int byte = peek();
    if (byte >= 0)
        ++m_at;
    return byte;
}

/// After `byte`, which ends a line or is the CR of a CRLF.
void CsvReader::countLine(int byte)
{
    if (byte == '\r' && peek() == '\n')
        return; // The LF that follows counts.
    ++m_line;
    if (!m_secondLine)
        m_secondLine = LineStart{.offset = position(), .line = m_line, .kept = m_raw.size()};
}

void CsvReader::keep(int byte)
{
    if (m_raw.size() >= m_limits.longestRecord)
        m_tooLong = true;
    else
        m_raw.append(static_cast<char>(byte));
}

void CsvReader::endField()
{
    if (!m_tooLong)
        m_ends.push_back(m_raw.size());
}

/// Whether the byte is the first of a two-byte group of GB18030, whose second byte may look like a delimiter.
bool CsvReader::isLead(int byte) const
{
    return m_format.encoding == TextEncoding::Gb18030 && byte >= 0x81 && byte <= 0xfe;
}

void CsvReader::setProblem(qsizetype column, const QString& reason, bool encoding)
{
    if (!m_problem)
        m_problem = CsvProblem{.column = column, .reason = reason, .encoding = encoding};
}

CsvReader::State CsvReader::step(State state, int byte, bool& ended)
{
    const auto column = std::ssize(m_ends);
    if (state == State::Quoted) {
        if (byte == '"')
            return State::AfterQuote;
        keep(byte);
        if (byte == '\n' || byte == '\r')
            countLine(byte);
        else if (isLead(byte) && peek() >= 0x30)
            keep(take());
        return State::Quoted;
    }
    if (state == State::FieldStart && byte == '"') {
        m_quoted = true;
        m_quoteOnFirstLine = !m_secondLine;
        return State::Quoted;
    }
    if (state == State::AfterQuote && byte == '"') {
        keep(byte);
        return State::Quoted;
    }
    if (byte == static_cast<unsigned char>(m_format.delimiter)) {
        endField();
        return State::FieldStart;
    }
    if (byte == '\n' || byte == '\r') {
        countLine(byte);
        if (byte == '\r' && peek() == '\n')
            countLine(take());
        endField();
        ended = true;
        return State::FieldStart;
    }
    if (state == State::AfterQuote) {
        setProblem(column, u"has text after its closing quote"_s);
        m_swallowsLines = m_secondLine && m_quoteOnFirstLine && m_repairs < m_limits.mostRepairs;
    }
    keep(byte);
    if (isLead(byte) && peek() >= 0x30)
        keep(take());
    return State::Plain;
}

/// Reads up to the end of a record; false when the file ends before a record starts.
bool CsvReader::readRecord(State& state)
{
    if (peek() < 0)
        return false;
    for (bool ended = false; !ended && !m_swallowsLines;) {
        // Too long and still inside quotes on its second line: the quote was most likely never closed.
        if (state == State::Quoted && m_tooLong && m_secondLine)
            return true;
        const int byte = take();
        if (byte < 0) {
            if (state != State::Quoted)
                endField();
            return true;
        }
        state = step(state, byte, ended);
    }
    return true;
}

/// Goes back to the line after the one on which the faulty record starts.
void CsvReader::repairOpenQuote()
{
    if (m_swallowsLines) {
        m_problem.reset();
        m_tooLong = false;
        m_raw.truncate(m_secondLine->kept);
        std::erase_if(m_ends, [&](qsizetype end) { return end > m_secondLine->kept; });
    }
    setProblem(std::ssize(m_ends), u"opens a quote that is never closed"_s);
    endField();
    if (!m_secondLine)
        return;
    if (++m_repairs > m_limits.mostRepairs || !m_device.seek(m_secondLine->offset)) {
        m_deviceError = u"too many quotes are opened and never closed"_s;
        return;
    }
    m_buffer.clear();
    m_bufferStart = m_secondLine->offset;
    m_at = 0;
    m_line = m_secondLine->line;
}

QString CsvReader::decoded(QByteArrayView bytes, bool& faulty)
{
    if (isAscii(bytes))
        return QString::fromLatin1(bytes);
    m_decoder.resetState();
    QString text = m_decoder(bytes);
    // A sequence cut off at the end of the field stays in the decoder until more bytes come.
    text += static_cast<QString>(m_decoder(QByteArrayView("\0", 1)));
    // ICU replaces without reporting; U+FFFD itself is legal in UTF-8, where the decoder does report.
    faulty = m_decoder.hasError() ||
             (m_format.encoding != TextEncoding::Utf8 && text.contains(QChar::ReplacementCharacter));
    text.chop(text.endsWith(QChar::Null) ? 1 : 0);
    return text;
}

void CsvReader::decodeInto(CsvRecord& record)
{
    if (m_raw.contains('\0')) {
        const qsizetype at = m_raw.indexOf('\0');
        const auto found = std::ranges::upper_bound(m_ends, at);
        setProblem(found - m_ends.begin(), u"contains a NUL byte"_s);
    }
    if (m_tooLong)
        setProblem(-1, u"is longer than %1 bytes"_s.arg(m_limits.longestRecord));
    qsizetype begin = 0;
    for (const qsizetype end : m_ends) {
        bool faulty = false;
        record.fields.push_back(decoded(QByteArrayView(m_raw).sliced(begin, end - begin), faulty));
        if (faulty) {
            setProblem(std::ssize(record.fields) - 1,
                       u"is not valid %1"_s.arg(textEncodingName(m_format.encoding)), true);
        }
        begin = end;
    }
}

Result<bool> CsvReader::next(CsvRecord& record)
{
    for (;;) {
        m_raw.clear();
        m_ends.clear();
        m_quoted = false;
        m_tooLong = false;
        m_swallowsLines = false;
        m_secondLine.reset();
        m_problem.reset();
        const qint64 startLine = m_line;
        State state = State::FieldStart;
        const bool found = readRecord(state);
        if (found && (state == State::Quoted || m_swallowsLines))
            repairOpenQuote();
        if (m_deviceError)
            return failure(ErrorKind::Corrupt, u"the file cannot be read on: %1"_s.arg(*m_deviceError),
                           {.row = startLine});
        if (!found)
            return false;
        if (m_raw.isEmpty() && m_ends.size() == 1 && !m_quoted && !m_problem)
            continue; // A blank line.
        record.line = startLine;
        record.number = ++m_number;
        record.fields.clear();
        decodeInto(record);
        record.problem = m_problem;
        return true;
    }
}

} // namespace onescreen::ingest
