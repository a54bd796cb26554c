// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace onescreen {

enum class MessageKind { Information, Warning, Error };

struct Message
{
    MessageKind kind = MessageKind::Information;
    QString title;
    QString text;   ///< What happened, where, and what to do. Plain text.
    QString detail; ///< For the administrator: file, row, English log text. Plain text.
};

struct SaveRequest
{
    QString title;
    QString suggestedName; ///< File name without a folder; cleaned of what file systems do not take.
    QString suffix;        ///< "csv", "png".
    QString filterName;    ///< "CSV 表格".
};

/// Everything that asks or tells the user in a window of its own goes through here, so that tests can answer.
/// Never blocks: the answer comes through the callback, which is not called when `parent` is gone by then.
class Dialogs
{
public:
    Dialogs() = default;
    virtual ~Dialogs() = default;
    Dialogs(const Dialogs&) = delete;
    Dialogs& operator=(const Dialogs&) = delete;

    virtual void show(QWidget* parent, const Message& message) = 0;
    /// Exactly one of the two is called; `onNo` may be empty.
    virtual void confirm(QWidget* parent, const Message& message, const QString& yes,
                         std::function<void()> onYes, std::function<void()> onNo) = 0;
    /// Not called when the user cancels.
    virtual void askSaveFile(QWidget* parent, const SaveRequest& request,
                             std::function<void(const QString& path)> then) = 0;
};

/// The real ones, window-modal, texts shown literally.
class WidgetDialogs final : public Dialogs
{
public:
    void show(QWidget* parent, const Message& message) override;
    void confirm(QWidget* parent, const Message& message, const QString& yes, std::function<void()> onYes,
                 std::function<void()> onNo) override;
    void askSaveFile(QWidget* parent, const SaveRequest& request,
                     std::function<void(const QString& path)> then) override;
};

} // namespace onescreen
