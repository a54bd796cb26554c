// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/factexpression.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

std::optional<Error> findFault(const FactExpressionFields& fields)
{
    if (fields.terms.empty())
        return Error{.kind = ErrorKind::Invalid,
                     .text = u"must have at least one term"_s,
                     .place = {.field = u"facts"_s}};
    for (const FactTerm& term : fields.terms) {
        if (!std::isfinite(term.factor) || term.factor == 0)
            return Error{.kind = ErrorKind::Invalid,
                         .text = u"must be a finite number other than 0"_s,
                         .place = {.field = u"factor"_s}};
    }
    return std::nullopt;
}

} // namespace onescreen
