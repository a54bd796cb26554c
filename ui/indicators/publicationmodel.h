// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/publicationdrift.h"
#include "ui/common/panelframe.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <array>
#include <optional>
#include <vector>

namespace onescreen {

class Assessment;

enum class PublicationColumn { Unit, Subject, Published, Today, Difference, Reason };
inline constexpr std::array allPublicationColumns{PublicationColumn::Unit,       PublicationColumn::Subject,
                                                  PublicationColumn::Published,  PublicationColumn::Today,
                                                  PublicationColumn::Difference, PublicationColumn::Reason};
QString publicationColumnKey(PublicationColumn column);

/// One published fact that is another one today, with names instead of ids.
struct PublicationRow
{
    QString unit;    ///< Name; empty for what holds for all.
    QString subject; ///< "结案率 · 得分", "名次"
    DriftedFact fact;
    std::optional<double> published, today; ///< Where the fact is a number.
    int order = 0;                          ///< Totals and ranks first, what follows from others last.
};

/// Names as that assessment has them; what readers look at first comes first.
std::vector<PublicationRow> publicationRows(const PublicationDrift& drift, const Assessment& assessment,
                                            const Period& period);
/// "数据改变、口径改变"
QString driftReasonText(const DriftReasons& reasons);

/// A published period against today's figures, fact by fact: old, new, and why.
class PublicationModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit PublicationModel(QObject* parent = nullptr);

    void setContent(std::vector<PublicationRow> rows);
    [[nodiscard]] const PublicationRow& row(int row) const { return m_rows.at(static_cast<size_t>(row)); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] ExportTable exportTable() const;

private:
    [[nodiscard]] QString text(const PublicationRow& row, PublicationColumn column) const;

    std::vector<PublicationRow> m_rows;
    QLocale m_locale;
};

} // namespace onescreen
