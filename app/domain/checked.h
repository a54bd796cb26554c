// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <optional>
#include <utility>

namespace onescreen {

/// A record that has passed its check and cannot be changed afterwards, so holding one means it is valid.
/// The rules of a record stand in `std::optional<Error> findFault(const Fields&)` beside it.
template <typename Fields> class Checked
{
public:
    static Result<Checked> of(Fields fields)
    {
        if (std::optional<Error> fault = findFault(fields))
            return std::unexpected(*std::move(fault));
        return Checked(std::move(fields));
    }

    const Fields& operator*() const { return m_fields; }
    const Fields* operator->() const { return &m_fields; }

    friend bool operator==(const Checked&, const Checked&) = default;

private:
    explicit Checked(Fields fields) : m_fields(std::move(fields)) {}
    Fields m_fields;
};

} // namespace onescreen
