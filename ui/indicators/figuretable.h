// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QStringList>
#include <QTableView>

class QMenu;

namespace onescreen {

class MissingLastProxy;
class SettingsStore;
class TableDelegate;

/// A table of figures: sorts by header or Space (missing last), copies its rows, chooses and remembers its
/// columns, and otherwise shows as many as fit, the first of `columnOrder` first. Left and right choose the
/// cell, F6 asks for its passport, Enter goes one step deeper.
class FigureTable : public QTableView
{
    Q_OBJECT
public:
    struct Columns
    {
        QStringList keys;       ///< Name of each column of the model, for the settings; untranslated.
        std::vector<int> order; ///< The most needed first; the first two are always shown.
        QString setting;        ///< "indicators/columns"
    };
    /// `model` is not owned and outlives the table; the delegate becomes its child. `settings` must outlive
    /// it.
    FigureTable(QAbstractItemModel& model, TableDelegate* delegate, Columns columns, SettingsStore& settings,
                const ThemeContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString currentKey() const; ///< KeyRole of the current row; empty without one.
    /// Makes that row the current one without telling; false when it is not there.
    bool setCurrentKey(const QString& key);
    [[nodiscard]] QStringList selectedKeys() const;
    /// Shown columns as the user chose them; empty: automatic.
    [[nodiscard]] QStringList chosenColumns() const;
    void setChosenColumns(const QStringList& keys); ///< Remembered. Empty: automatic again.
    /// One checkable entry a column, and "自动".
    void fillColumnMenu(QMenu* menu);
    void setHidesSourceless(bool hides); ///< Rows for which there is no source here.
    void copySelection() const;
    /// Sorts by the current column; again turns round; a third time gives the model's own order back.
    void sortByCurrent();

Q_SIGNALS:
    void keyChosen(const QString& key);         ///< Another row became current, by the user.
    void keyActivated(const QString& key);      ///< Enter or double click.
    void passportRequested(const QString& key); ///< F6, or a click on a number.

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void build();
    void modelChanged();
    void keepCurrent();
    void fitColumns();
    [[nodiscard]] QModelIndex rowOf(const QString& key) const;

    QAbstractItemModel& m_source;
    TableDelegate* m_delegate;
    Columns m_columns;
    SettingsStore& m_settings;
    ThemeContext m_context;
    MissingLastProxy* m_proxy;
    QString m_key;        ///< Current row, kept over resets.
    bool m_quiet = false; ///< Changes now are not the user's.
};

} // namespace onescreen
