// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tiles/basemapcatalog.h"
#include "ui/common/theme.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace onescreen {

class PlainLabel;
class SettingsStore;

/// Adds a base map: an MBTiles file, or an XYZ or WMTS service. Says beside the field what is wrong; a file
/// is opened before it is taken. A key pasted with an address is taken out of it.
class SourceDialog final : public QDialog
{
    Q_OBJECT
public:
    SourceDialog(geo::BaseMapCatalog& catalog, SettingsStore& settings, const ThemeContext& context,
                 QWidget* parent);

Q_SIGNALS:
    void added(const QString& id);

private:
    void build();
    void buildTileRows();
    QLineEdit* addLine(QFormLayout* form, const QString& name, const QString& label, const QString& hint);
    void showKind();
    void browse();
    void take();
    void takeFile(const geo::BaseMapDefinition& map);
    void fail(const Error& error);
    [[nodiscard]] geo::BaseMapDefinition definition(QString* key) const;
    [[nodiscard]] QString freeId(const QString& title) const;

    geo::BaseMapCatalog& m_catalog;
    SettingsStore& m_settings;
    ThemeContext m_context;
    QFormLayout* m_form = nullptr;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_title = nullptr;
    QWidget* m_fileRow = nullptr;
    QLineEdit* m_file = nullptr;
    QLineEdit* m_url = nullptr;
    QLineEdit* m_names = nullptr; ///< Second layer of a service.
    QLineEdit* m_subdomains = nullptr;
    QLineEdit* m_key = nullptr;
    QWidget* m_zoomRow = nullptr;
    QSpinBox* m_least = nullptr;
    QSpinBox* m_most = nullptr;
    QCheckBox* m_vector = nullptr;
    QCheckBox* m_labels = nullptr;
    QComboBox* m_datum = nullptr;
    QComboBox* m_night = nullptr;
    QLineEdit* m_attribution = nullptr;
    QLineEdit* m_approval = nullptr;
    PlainLabel* m_problem = nullptr;
    QPushButton* m_add = nullptr;
};

} // namespace onescreen
