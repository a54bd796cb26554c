// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/indicators/figurepanel.h"
#include "ui/indicators/rankingmodel.h"
#include "ui/indicators/tabledelegate.h"

namespace onescreen {

class FigureTable;
class PlainLabel;

/// Draws the interval of a rank on the scale of all ranks: a bar from 5 % to 95 % with the median.
class RankDelegate final : public TableDelegate
{
    Q_OBJECT
public:
    using TableDelegate::TableDelegate;

    void setRankedCount(int count) { m_ranked = count; }

protected:
    void paintInterval(QPainter& painter, const QRect& cell, const QModelIndex& index) const override;

private:
    int m_ranked = 0;
};

/// 排名: the band before the rank, shared ranks as 并列, those not ranked below with the reason.
class RankingPanel final : public FigurePanel
{
    Q_OBJECT
public:
    explicit RankingPanel(const SceneContext& context, QWidget* parent = nullptr);

    struct Content
    {
        RankSubject subject;
        std::vector<RankRow> rows;
        QString among;            ///< "全市 36 个乡镇（街道）"; may be empty.
        bool uncertainty = false; ///< Bands and intervals have been computed.
        QStringList chosen;       ///< Keys of the highlighted units.
    };
    void setContent(Content content, const FigureAbout& about);
    [[nodiscard]] FigureTable& table() const { return *m_table; }
    [[nodiscard]] const RankingModel& model() const { return *m_model; }
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString detail() const; ///< What is known of the current unit; empty without one.

Q_SIGNALS:
    void unitChosen(const QString& unit);    ///< Became current.
    void unitActivated(const QString& unit); ///< One level deeper.
    void passportRequested(const QString& unit);
    void highlightRequested(const QStringList& units); ///< "突出显示" of the selected rows.

private:
    void showDetail(const QString& unit);

    RankingModel* m_model;
    std::unique_ptr<ExportSource> m_source;
    RankDelegate* m_delegate;
    FigureTable* m_table = nullptr;
    PlainLabel* m_detail = nullptr;
    PlainLabel* m_note = nullptr;
};

} // namespace onescreen
