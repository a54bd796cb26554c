// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/pdftext.h"

#include <QHash>
#include <QList>
#include <QRawFont>

#include <algorithm>

namespace onescreen {

namespace {

constexpr char16_t firstRadical = 0x2e80;
constexpr char16_t lastRadical = 0x2fdf;
constexpr char16_t firstHan = 0x4e00;
constexpr char16_t lastHan = 0x9fff;
constexpr qsizetype tokenLength = 6; ///< "<2F2F>"
constexpr qsizetype tagLength = 7;   ///< "ABCDEF+"

QList<quint32> glyphsOf(const QRawFont& font, char16_t first, char16_t last)
{
    QString characters;
    for (int c = first; c <= last; ++c)
        characters += QChar(c);
    return font.glyphIndexesForString(characters);
}

/// From a radical to the character that the font draws with the same glyph.
QHash<char16_t, char16_t> sharedGlyphs(const QFont& font)
{
    const QRawFont raw = QRawFont::fromFont(font, QFontDatabase::SimplifiedChinese);
    const QList<quint32> radicals = glyphsOf(raw, firstRadical, lastRadical);
    const QList<quint32> han = glyphsOf(raw, firstHan, lastHan);
    QHash<quint32, char16_t> byGlyph;
    for (qsizetype i = han.size() - 1; i >= 0; --i)
        byGlyph.insert(han[i], static_cast<char16_t>(firstHan + i));
    QHash<char16_t, char16_t> shared{{u'\t', u' '}};
    for (qsizetype i = 0; i < radicals.size(); ++i) {
        if (radicals[i] != 0 && byGlyph.contains(radicals[i]))
            shared.insert(static_cast<char16_t>(firstRadical + i), byGlyph.value(radicals[i]));
    }
    return shared;
}

/// The targets of one line of a character map: "<0001> <0003> [<6309> <2F2F> <7ED3> ]".
void repairLine(QByteArray& pdf, qsizetype from, qsizetype to, const QHash<char16_t, char16_t>& shared)
{
    const qsizetype firstEnd = pdf.indexOf('>', from);
    const qsizetype secondEnd = firstEnd < 0 ? -1 : pdf.indexOf('>', firstEnd + 1);
    if (secondEnd < 0 || secondEnd >= to)
        return;
    for (qsizetype at = pdf.indexOf('<', secondEnd); at >= 0 && at + tokenLength <= to;
         at = pdf.indexOf('<', at + 1)) {
        bool ok = false;
        const auto code = static_cast<char16_t>(pdf.mid(at + 1, 4).toUShort(&ok, 16));
        const auto better = shared.constFind(code);
        if (ok && better != shared.cend())
            pdf.replace(at + 1, 4, QByteArray::number(*better, 16).rightJustified(4, '0').toUpper());
    }
}

void repairMaps(QByteArray& pdf, const QHash<char16_t, char16_t>& shared)
{
    for (qsizetype begin = pdf.indexOf("begincmap"); begin >= 0;
         begin = pdf.indexOf("begincmap", begin + 1)) {
        const qsizetype end = pdf.indexOf("endcmap", begin);
        if (end < 0)
            return;
        for (qsizetype line = begin; line < end;) {
            const qsizetype next = std::min(end, std::max(line + 1, pdf.indexOf('\n', line) + 1));
            if (pdf[line] == '<')
                repairLine(pdf, line, next, shared);
            line = next;
        }
    }
}

/// Puts the tag that Qt gives FontName before BaseFont too, and cuts the name where it would grow.
void tagSubsets(QByteArray& pdf)
{
    const QByteArray fontName = "/FontName /";
    const QByteArray baseFont = "/BaseFont /";
    QHash<QByteArray, QByteArray> tags;
    const auto nameAt = [&](qsizetype at) {
        qsizetype end = at;
        while (end < pdf.size() && pdf[end] > ' ' && pdf[end] != '/' && pdf[end] != '>')
            ++end;
        return pdf.mid(at, end - at);
    };
    for (qsizetype at = pdf.indexOf(fontName); at >= 0; at = pdf.indexOf(fontName, at + 1)) {
        const QByteArray name = nameAt(at + fontName.size());
        if (name.size() > tagLength && name[tagLength - 1] == '+')
            tags.insert(name.mid(tagLength), name.left(tagLength));
    }
    for (qsizetype at = pdf.indexOf(baseFont); at >= 0; at = pdf.indexOf(baseFont, at + 1)) {
        const QByteArray name = nameAt(at + baseFont.size());
        if (!tags.contains(name) || name.size() <= tagLength)
            continue;
        QByteArray tagged = tags.value(name) + name.left(name.size() - tagLength);
        while (tagged.endsWith('-'))
            tagged.chop(1);
        pdf.replace(at + baseFont.size(), name.size(), tagged.leftJustified(name.size(), ' '));
    }
}

} // namespace

QByteArray withSearchableText(QByteArray pdf, const QFont& font)
{
    repairMaps(pdf, sharedGlyphs(font));
    tagSubsets(pdf);
    return pdf;
}

} // namespace onescreen
