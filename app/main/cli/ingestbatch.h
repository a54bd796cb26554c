// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"

#include <QByteArray>

#include <vector>

namespace onescreen {

/// The body of one POST /v1/ingest/{source}, row by row, in the form of resources/api/openapi.yaml.
class IngestBatch
{
public:
    IngestBatch(Origin origin, std::optional<UtcTime> asOf) : m_origin(origin), m_asOf(asOf) {}

    void add(const Record& record);
    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] qsizetype bytes() const { return m_json.size(); }
    /// The body; the batch is empty afterwards.
    [[nodiscard]] QByteArray take();

private:
    Origin m_origin;
    std::optional<UtcTime> m_asOf;
    QByteArray m_json;
    std::size_t m_rows = 0;
};

/// What the server did with one row.
struct RowAnswer
{
    enum class Outcome { Created, Updated, Unchanged, Rejected };
    Outcome outcome = Outcome::Rejected;
    QString field;  ///< Only when rejected.
    QString reason; ///< Only when rejected.
};
/// One answer for each of `rows` rows, in their order; Protocol when the body is something else.
Result<std::vector<RowAnswer>> readIngestAnswer(const QByteArray& body, std::size_t rows);

} // namespace onescreen
