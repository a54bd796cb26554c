// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/exportoffer.h"

#include <QDialog>
#include <QTimer>

#include <functional>
#include <memory>

class QComboBox;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace onescreen {

class ExportGuard;
class PlainLabel;

/// Format, size, resolution and colours of an export; then writes it in the background with a bar that moves
/// and a button that cancels. Closes itself when the file is written, stays with the reason when it is not.
/// `dialogs` outlives it; it deletes itself when closed.
class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    ExportDialog(ExportOffer offer, Dialogs& dialogs, QWidget* parent);
    ~ExportDialog() override; ///< Cancels what is still being written.

    void setFormat(ExportFormat format);
    void setPicture(QSize pixels, int dpi);
    /// Asks for the file and writes it; as the button does.
    void exportNow();

Q_SIGNALS:
    void exported(const QString& path);

private:
    void build();
    void showFields();
    void changeDpi(int dpi);
    void write(const QString& path);
    void showProgress();
    void finish(const QString& path, const Result<void>& written);
    [[nodiscard]] ExportFormat format() const;
    [[nodiscard]] Result<std::function<Result<QByteArray>()>> bytesMaker() const;

    ExportOffer m_offer;
    Dialogs& m_dialogs;
    QComboBox* m_format;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QSpinBox* m_dpi;
    QComboBox* m_colours;
    PlainLabel* m_message;
    QProgressBar* m_progress;
    QPushButton* m_export;
    ExportGuard* m_exportGuard = nullptr;
    QPushButton* m_cancel;
    QWidget* m_pictureFields;
    int m_shownDpi = 96;
    QTimer m_look;                    ///< At how far the job is.
    std::shared_ptr<ExportJob> m_job; ///< Set while a file is being written.
};

} // namespace onescreen
