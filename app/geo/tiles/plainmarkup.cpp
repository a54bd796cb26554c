// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/plainmarkup.h"

#include <QRegularExpression>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

QString plainText(const QString& markup)
{
    static const QRegularExpression tags(u"<[^<>]{0,400}>"_s);
    static constexpr std::array entities{std::pair{"&copy;"_L1, u"©"},  std::pair{"&#169;"_L1, u"©"},
                                         std::pair{"&lt;"_L1, u"<"},    std::pair{"&gt;"_L1, u">"},
                                         std::pair{"&quot;"_L1, u"\""}, std::pair{"&nbsp;"_L1, u" "},
                                         std::pair{"&amp;"_L1, u"&"}};
    constexpr qsizetype most = 400;
    QString text = markup.left(16 * most);
    text.remove(tags);
    for (const auto& [entity, sign] : entities)
        text.replace(entity, QString::fromUtf16(sign));
    return text.simplified().left(most);
}

} // namespace onescreen::geo
