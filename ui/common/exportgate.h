// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QAction;
class QMenu;
class QWidget;

namespace onescreen {

class Dialogs;

/// Whether files may be written out of a window. The window (or whoever else begins an export) has one as its
/// direct child; every way of exporting asks the nearest one among its parents, and writeFileLater() does so
/// again before anything is written. Without a gate, as on a server without accounts, nothing is refused.
class ExportGate : public QObject
{
    Q_OBJECT
public:
    explicit ExportGate(QObject* parent) : QObject(parent) {}

    /// Why not, for the user; empty: files may be written.
    [[nodiscard]] const QString& refusal() const { return m_refusal; }
    void setRefusal(const QString& refusal);

    /// The nearest one of `object` and its parents; null without any.
    static const ExportGate* of(const QObject* object);
    /// What that one says; empty without any.
    static QString refusalFor(const QObject* object);

Q_SIGNALS:
    void changed();

private:
    QString m_refusal;
};

/// Whether `asker` may export; tells the user why when not, for keys whose control may be out of sight.
bool mayExport(QWidget* asker, Dialogs& dialogs);

/// Disables a button that exports while its window's gate is closed, and gives the reason in its tool tip.
/// Owned by the button. Where the button depends on something else as well, that is told to setWanted()
/// instead of setEnabled().
class ExportGuard : public QObject
{
    Q_OBJECT
public:
    explicit ExportGuard(QWidget* button);

    void setWanted(bool wanted);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show();

    QWidget* m_button;
    QString m_ownTip;
    bool m_wanted = true;
    const ExportGate* m_gate = nullptr;
};

/// The same for an entry of a menu: looked at each time the menu opens.
void guardExport(QMenu* menu, QAction* entry);

} // namespace onescreen
