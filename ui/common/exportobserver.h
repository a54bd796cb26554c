// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <optional>

namespace onescreen {

/// A file that was written out of the program.
struct WrittenFile
{
    QString path;
    std::optional<qint64> rows; ///< Of a table.
    QByteArray sha256;          ///< In hexadecimal digits.
};

/// An object that wants to hear of every file that its children write. writeFileLater() looks for it among
/// the parents of its context.
class ExportObserver
{
public:
    ExportObserver() = default;
    virtual ~ExportObserver() = default;
    ExportObserver(const ExportObserver&) = delete;
    ExportObserver& operator=(const ExportObserver&) = delete;

    virtual void exported(const WrittenFile& file) = 0;
};

} // namespace onescreen

Q_DECLARE_INTERFACE(onescreen::ExportObserver, "onescreen.ExportObserver")
