// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/portraitissue.h"
#include "app/base/result.h"
#include "ui/common/theme.h"

#include <QByteArray>
#include <QLocale>
#include <QSizeF>
#include <QString>

#include <functional>
#include <vector>

class QPainter;

namespace onescreen {

/// What stands on every page besides the portrait itself.
struct BriefingPaper
{
    QString asOf;     ///< "截至 2024-06-30 14:05:09"
    QString producer; ///< Program and version.
    QLocale locale;
    bool publicationUnknown = false; ///< The ledger cannot be read.
};

/// A portrait on A4 pages, painted by the same functions as on screen.
class Briefing
{
public:
    /// Paints nothing yet; copies the issue. Day colours, sizes for paper.
    Briefing(const portrait::Issue& issue, BriefingPaper paper);

    [[nodiscard]] int pageCount() const { return static_cast<int>(m_pages.size()); }
    /// In 1/96 inch.
    [[nodiscard]] static QSizeF pageSize();
    /// One page with its head, foot and number; `page` from 0.
    void paintPage(QPainter& painter, int page) const;
    /// All pages: vector, with the glyphs that are used embedded. Any thread.
    [[nodiscard]] Result<QByteArray> pdf() const;
    [[nodiscard]] QString title() const;

private:
    struct Block
    {
        QString title;
        double height = 0.0;
        bool newPage = false;
        std::function<void(QPainter&, const QRectF&)> paint;
    };

    void addFirstPage(const portrait::Issue& issue);
    void addPictures(const portrait::Issue& issue);
    void addTables(const portrait::Issue& issue);
    void add(Block block);
    template <typename Data>
    void addChart(const QString& title, double height, Data data, bool newPage = false);
    template <typename Data> void addRows(const QString& title, const Data& data, double rowHeight);
    void paintHead(QPainter& painter) const;
    void paintFoot(QPainter& painter, int page) const;

    BriefingPaper m_paper;
    ThemeContext m_look;
    QString m_title;
    QString m_footer;
    std::vector<std::vector<Block>> m_pages;
    double m_left = 0.0; ///< Height that is left on the last page.
};

} // namespace onescreen
