// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/passportsheet.h"

#include "ui/common/assessmenttext.h"
#include "ui/common/measuretext.h"
#include "ui/common/numbertext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PassportWords
{
    Q_DECLARE_TR_FUNCTIONS(PassportSheet)
};

using Line = PassportSheet::Line;

void add(std::vector<Line>& lines, const QString& label, const QString& text,
         TextRole role = TextRole::Normal)
{
    if (!text.isEmpty())
        lines.push_back({label, text, role});
}

QString termText(const PassportTerm& term)
{
    QString text = measureText(term.measure);
    if (!term.filters.isEmpty())
        text += PassportWords::tr("，只算 %1").arg(term.filters.join(u"、"_s));
    return text;
}

QString partText(const PassportPart& part, const QLocale& locale)
{
    QString text = part.text + u" = "_s + numberText(part.count, locale);
    for (const PassportTerm& term : part.terms) {
        text += u'\n' + (term.factor < 0 ? u"− "_s : u"+ "_s) + termText(term);
        if (part.terms.size() > 1)
            text += u" = "_s + numberText(term.count, locale);
    }
    return text;
}

/// A button's text and what it opens.
using RowLink = std::pair<QString, EventFilter>;

QString openText(const QString& what, std::optional<double> count, const QLocale& locale)
{
    return PassportWords::tr("%1：打开这 %2 行").arg(what, numberText(count, locale));
}

std::vector<RowLink> rowLinks(const Passport& passport, const QLocale& locale)
{
    std::vector<RowLink> links;
    std::vector<RowLink> terms;
    const auto addPart = [&](const std::optional<PassportPart>& part, const QString& name) {
        if (!part)
            return;
        if (part->rows) {
            links.emplace_back(openText(name, part->count, locale), *part->rows);
            return;
        }
        for (const PassportTerm& term : part->terms) {
            if (term.rows)
                terms.emplace_back(openText(measureText(term.measure), term.count, locale), *term.rows);
        }
    };
    addPart(passport.numerator, PassportWords::tr("分子"));
    addPart(passport.denominator, PassportWords::tr("分母"));
    links.insert(links.end(), terms.begin(), terms.end());
    return links;
}

QString remarkOf(const Passport& passport, const QLocale& locale)
{
    const Figure& figure = passport.figure;
    if (figure.state == FigureState::Suppressed)
        return PassportWords::tr("样本过少：少于 %1 件，不评价、不排名").arg(passport.info.nMin);
    if (figure.state == FigureState::Late)
        return PassportWords::tr("迟报：沿用上一期的数值");
    if (!figure.hasValue())
        return figureStateText(figure.state);
    if (figure.low && figure.high) {
        const NumberParts low = valueParts(passport.info, figure.low, locale);
        const NumberParts high = valueParts(passport.info, figure.high, locale);
        return PassportWords::tr("95% 区间 %1 – %2").arg(low.number, high.text());
    }
    return {};
}

QString printedText(const PrintedValue& printed, const QLocale& locale)
{
    QString text = numberText(printed.value, locale, 2) + u' ' + printed.unit + u" · "_s +
                   provenanceText(printed.provenance);
    if (!printed.document.isEmpty())
        text += u" · "_s + printed.document;
    if (!printed.context.isEmpty())
        text += u'\n' + printed.context;
    return text;
}

void addFormula(std::vector<Line>& lines, const Passport& passport, const QLocale& locale)
{
    add(lines, PassportWords::tr("公式"), passport.formula);
    if (passport.numerator)
        add(lines, PassportWords::tr("分子"), partText(*passport.numerator, locale));
    if (passport.denominator)
        add(lines, PassportWords::tr("分母"), partText(*passport.denominator, locale));
    add(lines, PassportWords::tr("剔除"),
        passport.exclusions.isEmpty() ? PassportWords::tr("没有剔除项") : passport.exclusions.join(u'\n'));
    if (const auto failures = passport.figure.failures(); failures && passport.info.isRate)
        add(lines, PassportWords::tr("未达到的件数"), numberText(failures, locale));
    if (passport.target) {
        QString text = valueParts(passport.info, passport.target, locale).text();
        if (!passport.targetDocument.isEmpty())
            text += u" · "_s + passport.targetDocument;
        add(lines, PassportWords::tr("目标"), text);
    }
}

QString variantText(const Passport& passport, const PassportVariant& variant, const QLocale& locale)
{
    QString text = (variant.chosen ? u"● "_s : u"○ "_s) + variant.text + u" = "_s +
                   valueParts(passport.info, variant.value, locale).text();
    if (variant.numerator && variant.denominator)
        text +=
            u"  "_s + numberText(variant.numerator, locale) + u'/' + numberText(variant.denominator, locale);
    return variant.document.isEmpty() ? text : text + u" · "_s + variant.document;
}

void addVariants(std::vector<Line>& lines, const Passport& passport, const QLocale& locale)
{
    QStringList texts;
    for (const PassportVariant& variant : passport.variants)
        texts << variantText(passport, variant, locale);
    add(lines, PassportWords::tr("可选的分母（● 为本数所用）"), texts.join(u'\n'));
}

void addPrinted(PassportSheet& sheet, const Passport& passport, const QLocale& locale)
{
    bool conflict = false;
    for (const PrintedValue& printed : passport.printed) {
        conflict = conflict || printed.conflicts;
        add(sheet.lines,
            printed.conflicts ? PassportWords::tr("文件中的数值（与本数不一致）")
                              : PassportWords::tr("文件中的数值"),
            printedText(printed, locale), printed.conflicts ? TextRole::Warning : TextRole::Normal);
    }
    if (conflict)
        sheet.marks << PassportWords::tr("与文件公布的数值不一致：并列显示，不作修改");
}

QString confirmedText(const Passport& passport)
{
    if (passport.confirmedAt)
        return (passport.confirmedBy.isEmpty() ? PassportWords::tr("已核对") : passport.confirmedBy) +
               u" · "_s + businessDateTimeText(*passport.confirmedAt);
    return passport.confirmedBy.isEmpty() ? PassportWords::tr("还没有人核对") : passport.confirmedBy;
}

void addOrigin(std::vector<Line>& lines, const Passport& passport)
{
    add(lines, PassportWords::tr("含义"), passport.description);
    add(lines, PassportWords::tr("依据"), passport.basis);
    QString version = PassportWords::tr("第 %1 版 · %2 起")
                          .arg(passport.info.version)
                          .arg(passport.validFrom.toString(Qt::ISODate));
    if (passport.validTo)
        version += PassportWords::tr(" · 到 %1").arg(passport.validTo->toString(Qt::ISODate));
    add(lines, PassportWords::tr("口径版本"), version + u" · "_s + passport.catalogue);
    add(lines, PassportWords::tr("来历"), provenanceText(passport.figure.provenance));
    add(lines, PassportWords::tr("来源"), passport.source);
    add(lines, PassportWords::tr("数据源"), passport.feeds.join(u"、"_s));
    add(lines, PassportWords::tr("责任单位"), passport.owner);
    add(lines, PassportWords::tr("核对"), confirmedText(passport),
        passport.confirmedBy.isEmpty() ? TextRole::Secondary : TextRole::Normal);
    // The engine's own sentence, for whoever follows a missing number to its cause.
    add(lines, PassportWords::tr("计算说明"), passport.figure.reason, TextRole::Secondary);
}

} // namespace

std::vector<EventFilter> passportRows(const Passport& passport)
{
    std::vector<EventFilter> rows;
    for (const RowLink& link : rowLinks(passport, QLocale::c()))
        rows.push_back(link.second);
    return rows;
}

PassportSheet passportSheet(const Passport& passport, const QLocale& locale, bool trial)
{
    PassportSheet sheet{.title = passport.info.name,
                        .period = passport.period.toString(),
                        .scope = passport.unit.name,
                        .value = figureParts(passport.info, passport.figure, locale).text(),
                        .remark = remarkOf(passport, locale),
                        .asOf = passport.asOf};
    if (trial)
        sheet.marks << PassportWords::tr("试算，不是正式数据");
    if (passport.info.toConfirm)
        sheet.marks << (passport.toConfirm.isEmpty()
                            ? PassportWords::tr("口径待确认")
                            : PassportWords::tr("口径待确认：%1").arg(passport.toConfirm.join(u"；"_s)));
    if (passport.info.penaltyVolume)
        sheet.marks << PassportWords::tr("只作背景：依行政处罚法第七十四条，不计分、不排名、不设目标");
    addFormula(sheet.lines, passport, locale);
    addVariants(sheet.lines, passport, locale);
    addPrinted(sheet, passport, locale);
    addOrigin(sheet.lines, passport);
    for (const RowLink& link : rowLinks(passport, locale))
        sheet.rows << link.first;
    if (!sheet.rows.isEmpty())
        return sheet;
    if (passport.figure.provenance == Provenance::Rows && passport.figure.hasValue())
        sheet.rowsMissing = PassportWords::tr("这个数由汇总得到，没有可以逐行打开的记录。");
    else if (passport.figure.hasValue())
        sheet.rowsMissing = PassportWords::tr("这个数取自文件，本机没有它的逐行记录。");
    return sheet;
}

} // namespace onescreen
