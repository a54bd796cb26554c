// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace onescreen {

/// CRC-32C (Castagnoli, reflected, as in RFC 3720); crc32c("123456789") is 0xe3069283.
/// `previous` continues over several pieces.
std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t previous = 0);

} // namespace onescreen
