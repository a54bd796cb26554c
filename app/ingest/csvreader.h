// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>
#include <QStringDecoder>

#include <optional>
#include <vector>

namespace onescreen::ingest {

enum class TextEncoding { Utf8, Gb18030 };
QString textEncodingName(TextEncoding encoding); ///< "UTF-8", "GB18030".
/// Any case; "utf8", "GBK" and "GB2312" are understood too (GB18030 contains them).
std::optional<TextEncoding> textEncodingFromName(QStringView name);

struct CsvFormat
{
    char delimiter = ',';
    TextEncoding encoding = TextEncoding::Utf8;
};

struct CsvLimits
{
    qsizetype longestRecord = 1 << 20; ///< Bytes; a longer record is faulty and is not kept in memory.
    int mostRepairs = 1000;            ///< How often a quote that is never closed may be recovered from.
};

/// What is wrong with one record; the records after it are not harmed.
struct CsvProblem
{
    qsizetype column = -1; ///< 0-based field, -1 when the record as a whole is meant.
    QString reason;
    bool encoding = false; ///< The bytes do not follow the encoding.
};

struct CsvRecord
{
    qint64 line = 0;   ///< 1-based physical line on which the record starts.
    qint64 number = 0; ///< 1-based record number; the header counts, blank lines do not.
    std::vector<QString> fields;
    std::optional<CsvProblem> problem;
};

/// Streaming reader for RFC 4180: quotes, embedded line breaks, CRLF, LF or CR, UTF-8 mark, any ASCII
/// delimiter. Memory is bounded by CsvLimits. A quote that is never closed, or only by one that opens a later
/// field, costs one record: reading goes on at the next line.
class CsvReader
{
public:
    /// `device` is open, random-access, at its start and outlives the reader.
    CsvReader(QIODevice& device, CsvFormat format, CsvLimits limits = {});

    /// Reads the next record; false at the end of the file. An error means that the file itself cannot be
    /// read on.
    Result<bool> next(CsvRecord& record);
    /// Bytes taken so far, for progress.
    [[nodiscard]] qint64 position() const { return m_bufferStart + m_at; }

private:
    enum class State { FieldStart, Plain, Quoted, AfterQuote };

    int peek();
    int take();
    void countLine(int byte);
    void keep(int byte);
    void endField();
    bool isLead(int byte) const;
    State step(State state, int byte, bool& ended);
    bool readRecord(State& state);
    void repairOpenQuote();
    void decodeInto(CsvRecord& record);
    QString decoded(QByteArrayView bytes, bool& faulty);
    void setProblem(qsizetype column, const QString& reason, bool encoding = false);

    struct LineStart
    {
        qint64 offset = 0;
        qint64 line = 0;
        qsizetype kept = 0; ///< Bytes of m_raw that stand before it.
    };

    QIODevice& m_device;
    CsvFormat m_format;
    CsvLimits m_limits;
    QStringDecoder m_decoder;
    QByteArray m_buffer;
    qint64 m_bufferStart = 0;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    qint64 m_number = 0;
    int m_repairs = 0;
    std::optional<QString> m_deviceError;

    // The record being read.
    QByteArray m_raw;
    std::vector<qsizetype> m_ends;
    bool m_quoted = false;
    bool m_tooLong = false;
    bool m_quoteOnFirstLine = false; ///< Where the newest opening quote stands.
    bool m_swallowsLines = false;    ///< A quote on the first line was closed on a later one, amid text.
    std::optional<LineStart> m_secondLine;
    std::optional<CsvProblem> m_problem;
};

} // namespace onescreen::ingest
