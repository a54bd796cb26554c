// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target without libFuzzer: every file of its corpus, then mutations of them from a fixed seed.
// It keeps the targets working in the ordinary suite; tests/fuzz/run.sh searches for new inputs.
#include "tests/fuzz/fuzztarget.h"

#include <QDir>
#include <QFile>

#include <array>
#include <cstdio>
#include <random>
#include <string_view>
#include <vector>

namespace {

class Mutator
{
public:
    explicit Mutator(std::vector<QByteArray> corpus) : m_corpus(std::move(corpus)) {}

    QByteArray next()
    {
        QByteArray bytes = m_corpus[below(m_corpus.size())];
        for (std::size_t count = 1 + below(6); count > 0; --count)
            change(bytes);
        return bytes;
    }

private:
    std::size_t below(std::size_t limit)
    {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(m_random);
    }
    qsizetype placeIn(const QByteArray& bytes)
    {
        return static_cast<qsizetype>(below(static_cast<std::size_t>(bytes.size()) + 1));
    }
    void change(QByteArray& bytes)
    {
        // What parsers stumble over: ends of numbers, quotes, nesting, bytes that are no UTF-8.
        static constexpr std::array<std::string_view, 16> tokens{
            "null",     "-1",       "1e309",   "9223372036854775808",
            "\"",       "\\u0000",  "\\ud800", "{",
            "[[[[[[[[", "}",        ",",       "\n",
            "\xff",     "\xe4\xbd", "true",    "\"k\":\"end\""};
        const qsizetype at = placeIn(bytes);
        const auto length = static_cast<qsizetype>(below(40));
        switch (below(5)) {
        case 0:
            bytes.truncate(at);
            break;
        case 1:
            bytes.remove(at, length);
            break;
        case 2: {
            const std::string_view token = tokens[below(tokens.size())];
            bytes.insert(at, token.data(), std::ssize(token));
            break;
        }
        case 3:
            bytes.insert(at, bytes.mid(placeIn(bytes), length));
            break;
        default:
            if (at < bytes.size())
                bytes[at] = static_cast<char>(below(256));
        }
    }

    std::vector<QByteArray> m_corpus;
    std::mt19937_64 m_random{20261122};
};

void runOn(const QByteArray& bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                           static_cast<std::size_t>(bytes.size()));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("usage: fuzz_replay_TARGET CORPUS-FOLDER RUNS\n", stderr);
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    std::vector<QByteArray> corpus;
    for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "cannot read %s\n", qPrintable(file.fileName()));
            return 2;
        }
        corpus.push_back(file.readAll());
        runOn(corpus.back());
    }
    if (corpus.empty()) {
        std::fprintf(stderr, "no corpus in %s\n", argv[1]);
        return 2;
    }
    const auto runs = std::atol(argv[2]);
    Mutator mutator(corpus);
    for (long run = 0; run < runs; ++run)
        runOn(mutator.next());
    std::printf("%zu files and %ld mutations read\n", corpus.size(), runs);
    return 0;
}
