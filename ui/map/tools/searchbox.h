// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/mapsearch.h"
#include "ui/common/scene.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QListWidget;

namespace onescreen {

class PlainLabel;

/// Type a place, an area, a unit, a person or vehicle, an event or coordinates; ↓↑ walk through what is
/// found, Enter shows it, Esc closes. Beside coordinates a chooser says in which datum they are meant; the
/// list shows them as WGS-84. Ctrl+F focuses it.
class SearchBox final : public QWidget
{
    Q_OBJECT
public:
    /// `resources` may be null.
    SearchBox(const SceneContext& context, const ResourceModel* resources, QWidget* parent = nullptr);
    ~SearchBox() override;

    void focusText();
    /// As if typed.
    void search(const QString& text);
    [[nodiscard]] const MapSearch& model() const { return m_search; }
    /// The list of what was found; a child of the window while it is open.
    [[nodiscard]] QWidget* popup() const;

Q_SIGNALS:
    void chosen(const onescreen::MapFind& find);
    void left(); ///< Esc in the empty box.

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void refresh();
    void fillList();
    void placePopup();
    void step(int by);
    void choose();
    [[nodiscard]] QString lineOf(const MapFind& find) const;
    [[nodiscard]] QString noteText() const;

    const SceneContext m_context;
    MapSearch m_search;
    QLineEdit* m_text;
    QPointer<QWidget> m_popup; ///< The window may go first.
    QListWidget* m_list = nullptr;
    QWidget* m_datumRow = nullptr;
    QComboBox* m_datum = nullptr;
    PlainLabel* m_note = nullptr;
};

} // namespace onescreen
