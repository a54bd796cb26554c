// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/crc32c.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace onescreen {

namespace {

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

} // namespace

// Values of RFC 3720, appendix B.4, and the usual check value.
TEST(Crc32c, PublishedValues)
{
    EXPECT_EQ(crc32c(bytesOf("123456789")), 0xe3069283U);
    EXPECT_EQ(crc32c(bytesOf("")), 0U);
    EXPECT_EQ(crc32c(std::vector(32, std::byte{0})), 0x8a9136aaU);
    EXPECT_EQ(crc32c(std::vector(32, std::byte{0xff})), 0x62a8ab43U);
    std::vector<std::byte> ascending;
    for (int value = 0; value < 32; ++value)
        ascending.push_back(static_cast<std::byte>(value));
    EXPECT_EQ(crc32c(ascending), 0x46dd794eU);
}

TEST(Crc32c, AnySplitGivesTheSameSum)
{
    const std::string_view text = "a page of the change log, cut wherever the network likes";
    const std::uint32_t whole = crc32c(bytesOf(text));
    for (std::size_t cut = 0; cut <= text.size(); ++cut)
        EXPECT_EQ(crc32c(bytesOf(text.substr(cut)), crc32c(bytesOf(text.substr(0, cut)))), whole) << cut;
}

TEST(Crc32c, EveryFlippedBitIsSeen)
{
    std::vector<std::byte> bytes(64, std::byte{0x5a});
    const std::uint32_t right = crc32c(bytes);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            bytes[at] ^= static_cast<std::byte>(1 << bit);
            EXPECT_NE(crc32c(bytes), right);
            bytes[at] ^= static_cast<std::byte>(1 << bit);
        }
    }
}

} // namespace onescreen
