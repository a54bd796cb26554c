// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFont>

namespace onescreen {

/// Makes the text of a PDF that QPdfWriter has written searchable and its fonts known as subsets, without
/// moving a byte. Qt names each glyph by the lowest of the characters that share it, so 工 (U+5DE5) would be
/// found as the radical ⼯ (U+2F2F) and a space as a tab; and it leaves the tag of a subset (PDF 32000-1,
/// 9.9.2) out of BaseFont. `font` is the one that was drawn with. Bytes that are no such PDF come back as
/// they are.
QByteArray withSearchableText(QByteArray pdf, const QFont& font);

} // namespace onescreen
