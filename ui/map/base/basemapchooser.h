// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QGridLayout;
class QPushButton;
class QSlider;

namespace onescreen {

class BaseMapControl;
class Dialogs;
class PlainLabel;
class SettingsStore;

/// Chooses what lies below the layers of a map: which base map, how strong, by day or by night, and how the
/// map is drawn; adds files and services, takes keys, fetches an area ahead. For the foot of the layer board.
class BaseMapChooser final : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive it.
    BaseMapChooser(BaseMapControl& control, SettingsStore& settings, Dialogs& dialogs,
                   const ThemeContext& context, QWidget* parent = nullptr);

private:
    void build();
    [[nodiscard]] QFormLayout* makeForm();
    [[nodiscard]] QGridLayout* makeButtons();
    QPushButton* addButton(const QString& name, const QString& text, QWidget* parent);
    void fill();
    void refresh();
    /// Its title, and what is wrong with it where that is known.
    [[nodiscard]] QString itemText(const QString& id) const;
    void chooseMap(int index);
    void addMap();
    void editKey();
    void prefetch();
    void removeMap();

    BaseMapControl& m_control;
    SettingsStore& m_settings;
    Dialogs& m_dialogs;
    ThemeContext m_context;
    QComboBox* m_maps = nullptr;
    PlainLabel* m_state = nullptr;
    PlainLabel* m_note = nullptr;
    QSlider* m_opacity = nullptr;
    QComboBox* m_tone = nullptr;
    QComboBox* m_view = nullptr;
    QPushButton* m_key = nullptr;
    QPushButton* m_prefetch = nullptr;
    QPushButton* m_remove = nullptr;
};

} // namespace onescreen
