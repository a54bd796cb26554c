// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <expected>

namespace onescreen {

/// What class of thing went wrong. The user's sentence and the next step are chosen from it in ui.
enum class ErrorKind {
    Invalid,     ///< Input does not follow its format or its range.
    NotFound,    ///< A file, row or name does not exist.
    Offline,     ///< The other side cannot be reached.
    Timeout,     ///< No answer in time.
    Protocol,    ///< The other side answered something that is not the protocol.
    Unsupported, ///< Known, but not offered (HTTP 501, an unknown version).
    Conflict,    ///< Somebody else holds or changed it (a second client, a version).
    Corrupt,     ///< Stored data is damaged.
    DiskFull,
    ReadOnly,
    Cancelled,
    Internal, ///< A fault of this program.
};

QString errorKindName(ErrorKind kind);

/// Where in the input the error was found; every part may be absent (empty, or 0 for the row).
struct ErrorPlace
{
    QString file;   ///< File or address.
    qint64 row = 0; ///< 1-based line or record number.
    QString field;  ///< Column, property, layer or member.

    friend bool operator==(const ErrorPlace&, const ErrorPlace&) = default;
};

/// The one error type of the program. `text` is an English sentence for logs and command lines.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString text;
    ErrorPlace place;

    /// "file:row: field: text", leaving out what is absent.
    [[nodiscard]] QString toString() const;

    friend bool operator==(const Error&, const Error&) = default;
};

template <typename T> using Result = std::expected<T, Error>;

/// `return failure(ErrorKind::Invalid, u"…"_s, {.file = path, .row = 7});`
[[nodiscard]] std::unexpected<Error> failure(ErrorKind kind, QString text, ErrorPlace place = {});

} // namespace onescreen
