// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace onescreen {

/// First letters of how Chinese is read: "定海区" gives "dhq". Latin words give their first letter, digits
/// stay. By ICU's transliteration, which knows one reading a character and some words (重庆 "cq"), but not
/// every local name (长涂 gives "zt" although it is read chang tu). Making one takes 0.2 s and one name 0.1
/// ms: use it on a worker thread. One thread at a time.
class PinyinInitials
{
public:
    PinyinInitials();
    ~PinyinInitials();
    PinyinInitials(const PinyinInitials&) = delete;
    PinyinInitials& operator=(const PinyinInitials&) = delete;

    /// Lower case; empty when ICU has no such transliteration.
    [[nodiscard]] QString of(const QString& text) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace onescreen
