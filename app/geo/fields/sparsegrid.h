// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <array>
#include <memory>
#include <unordered_map>

namespace onescreen::geo {

/// Numbers on a grid of which only parts are used: squares of 64 by 64 cells that exist once they are
/// written. What was never written reads as 0. Movable value; readers may share it.
class SparseGrid
{
public:
    static constexpr qint32 side = 64;
    struct Block
    {
        std::array<float, std::size_t{side} * side> cells{};

        [[nodiscard]] static constexpr std::size_t index(qint32 x, qint32 y)
        {
            return static_cast<std::size_t>(y) * side + static_cast<std::size_t>(x);
        }
    };

    [[nodiscard]] std::size_t blocks() const { return m_blocks.size(); }
    [[nodiscard]] std::size_t memoryBytes() const { return m_blocks.size() * sizeof(Block); }
    /// The block of that column and row of blocks; null when it was never written.
    [[nodiscard]] const Block* find(qint32 column, qint32 row) const
    {
        const auto found = m_blocks.find(keyOf(column, row));
        return found == m_blocks.end() ? nullptr : found->second.get();
    }
    Block& block(qint32 column, qint32 row)
    {
        std::unique_ptr<Block>& slot = m_blocks[keyOf(column, row)];
        if (!slot)
            slot = std::make_unique<Block>();
        return *slot;
    }
    [[nodiscard]] float value(qint32 x, qint32 y) const
    {
        const Block* held = find(x / side, y / side);
        return held ? held->cells[Block::index(x % side, y % side)] : 0.0F;
    }
    /// Calls visit(column, row, block) for every block, in no order.
    template <typename Visit> void forEach(Visit visit) const
    {
        for (const auto& [key, held] : m_blocks)
            visit(static_cast<qint32>(key >> 32U), static_cast<qint32>(key & 0xffff'ffffU), *held);
    }
    template <typename Visit> void forEach(Visit visit)
    {
        for (auto& [key, held] : m_blocks)
            visit(static_cast<qint32>(key >> 32U), static_cast<qint32>(key & 0xffff'ffffU), *held);
    }

private:
    static quint64 keyOf(qint32 column, qint32 row)
    {
        return (static_cast<quint64>(static_cast<quint32>(column)) << 32U) | static_cast<quint32>(row);
    }
    struct Mix
    {
        std::size_t operator()(quint64 key) const
        {
            key *= 0x9e37'79b9'7f4a'7c15U;
            return static_cast<std::size_t>(key ^ (key >> 29U));
        }
    };

    std::unordered_map<quint64, std::unique_ptr<Block>, Mix> m_blocks;
};

} // namespace onescreen::geo
