// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessment.h"
#include "ui/common/theme.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QComboBox;
class QHBoxLayout;
class QToolButton;

namespace onescreen {

class ExportGuard;
class PlainLabel;

/// What the bar says and offers.
struct PortraitBarState
{
    QString unit; ///< Key.
    QString versus;
    std::optional<Period> period;
    bool preliminary = false;
    bool published = false;
    bool publicationUnknown = false; ///< The ledger cannot be read.
    bool sample = false;
    bool demonstration = false;
};

/// The line above a portrait: whose, which issue, beside whom; on a wall only the words. Units are found by
/// typing any part of their name.
class PortraitBar final : public QWidget
{
    Q_OBJECT
public:
    explicit PortraitBar(const ThemeContext& context, QWidget* parent = nullptr);

    /// `assessment` may be null: there is nothing to choose from yet. It is not kept.
    void show(const Assessment* assessment, const PortraitBarState& state);
    void focusUnit();
    void focusVersus();

Q_SIGNALS:
    void unitChosen(const QString& key);
    void versusChosen(const QString& key); ///< Empty: none.
    void stepRequested(int step);          ///< −1: the issue before, +1: the one after.
    void calendarChosen(onescreen::AssessedCalendar calendar);
    void printRequested();

private:
    void build(QHBoxLayout* line);
    QComboBox* addUnitChoice(const QString& objectName, const QString& name);
    QToolButton* addTool(const QString& objectName, const QString& text, const QString& tip);
    void offerUnits(const Assessment* assessment, const PortraitBarState& state);
    void showWords(const Assessment* assessment, const PortraitBarState& state);
    void acceptText(QComboBox* box, void (PortraitBar::*chosen)(const QString&));

    ThemeContext m_context;
    QHash<QString, std::vector<std::pair<QString, QString>>> m_byLevel; ///< Key and shown name.
    QStringList m_levels;
    PlainLabel* m_words;
    PlainLabel* m_marks;
    QComboBox* m_level = nullptr;
    QComboBox* m_unit = nullptr;
    QComboBox* m_versus = nullptr;
    QToolButton* m_month = nullptr;
    QToolButton* m_quarter = nullptr;
    QToolButton* m_earlier = nullptr;
    QToolButton* m_later = nullptr;
    QToolButton* m_print = nullptr;
    ExportGuard* m_printGuard = nullptr;
};

} // namespace onescreen
