// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cachefixture.h"
#include "tests/support/testpaths.h"

#include <QCoreApplication>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct Ended
{
    int code = -1;
    QString out;
    QString err;
};

/// The desktop program in an environment of its own.
Ended runDesktop(const QTemporaryDir& home, const QStringList& arguments, bool withPlatform = true)
{
    QProcess program;
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, home.filePath(u"config"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, home.path());
    if (withPlatform)
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    program.setProcessEnvironment(environment);
    program.start(test::builtProgram(u"onescreen"_s), arguments);
    EXPECT_TRUE(program.waitForFinished(40000)) << "the program did not end";
    return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
            QString::fromUtf8(program.readAllStandardError())};
}

QString filledCache(const QTemporaryDir& home)
{
    const QString folder = home.filePath(u"cache"_s);
    auto writer = CacheWriter::open(folder);
    EXPECT_TRUE(writer.has_value());
    test::EventMaker maker(1);
    std::vector<Change> changes;
    for (int n = 1; n <= 300; ++n)
        changes.push_back(test::putOf(maker.make(n)));
    EXPECT_TRUE((*writer)->apply(test::pageAfter(0, std::move(changes))).has_value());
    return folder;
}

} // namespace

TEST(DesktopProgram, DrawsTheLastDataWithoutAServer)
{
    const QTemporaryDir home;
    const QString shots = home.filePath(u"shots"_s);
    const Ended ended =
        runDesktop(home, {u"--cache"_s, filledCache(home), u"--capture"_s, shots, u"--scene"_s, u"overview"_s,
                          u"--size"_s, u"1366x768"_s, u"--lang"_s, u"en"_s});
    EXPECT_EQ(ended.code, 0) << ended.err.toStdString();
    EXPECT_EQ(QImage(shots + u"/overview.png"_s).size(), QSize(1366, 768));
    EXPECT_TRUE(ended.out.contains(u"overview.png"_s));
}

TEST(DesktopProgram, CaptureWorksWithoutAnyDisplay)
{
    const QTemporaryDir home;
    const Ended ended = runDesktop(home,
                                   {u"--cache"_s, filledCache(home), u"--capture"_s,
                                    home.filePath(u"shots"_s), u"--scene"_s, u"health"_s},
                                   false);
    EXPECT_EQ(ended.code, 0) << ended.err.toStdString();
}

TEST(DesktopProgram, WithoutADisplayItSaysWhatWorks)
{
    const QTemporaryDir home;
    const Ended ended = runDesktop(home, {}, false);
    EXPECT_EQ(ended.code, 6);
    EXPECT_TRUE(ended.err.contains(u"--capture"_s));
}

TEST(DesktopProgram, NamesTheSceneThatCouldNotBeDrawn)
{
    const QTemporaryDir home;
    const Ended empty =
        runDesktop(home, {u"--capture"_s, home.filePath(u"shots"_s), u"--scene"_s, u"overview"_s});
    EXPECT_EQ(empty.code, 1);
    EXPECT_TRUE(empty.err.contains(u"scene overview could not be drawn: there are no data yet"_s))
        << empty.err.toStdString();
    EXPECT_FALSE(QImage(home.filePath(u"shots/overview.png"_s)).isNull()) << "what the window says instead";
    const Ended unknown = runDesktop(home, {u"--cache"_s, filledCache(home), u"--capture"_s,
                                            home.filePath(u"shots"_s), u"--scene"_s, u"tv"_s});
    EXPECT_EQ(unknown.code, 2);
    EXPECT_TRUE(unknown.err.contains(u"scene tv"_s));
    const Ended address =
        runDesktop(home, {u"--capture"_s, home.filePath(u"shots"_s), u"--address"_s, u"foo?area=330902"_s});
    EXPECT_EQ(address.code, 2);
    EXPECT_TRUE(address.err.contains(u"--address: there is no scene foo; the scenes are overview, "_s))
        << address.err.toStdString();
}

TEST(DesktopProgram, CertificatesThatAreNoneAreWrongUsageAndNothingElseIsSaid)
{
    const QTemporaryDir home;
    QFile file(home.filePath(u"ca.pem"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----\n");
    file.close();
    const Ended ended = runDesktop(home, {u"--self-test"_s, u"--ca"_s, file.fileName()});
    EXPECT_EQ(ended.code, 2);
    EXPECT_TRUE(ended.err.contains(u"--ca, --token-file: "_s)) << ended.err.toStdString();
    EXPECT_FALSE(ended.err.contains(u"QObject"_s))
        << "Qt reads certificates only where there is an application";
}

TEST(DesktopProgram, ASecondClientOnTheSameCacheNamesTheFirst)
{
    const QTemporaryDir home;
    const QString cache = filledCache(home);
    const auto first = CacheWriter::open(cache);
    ASSERT_TRUE(first.has_value());
    const Ended second = runDesktop(home, {u"--cache"_s, cache, u"--central"_s, u"http://127.0.0.1:9"_s});
    EXPECT_EQ(second.code, 4);
    EXPECT_TRUE(second.err.contains(cache)) << second.err.toStdString();
    EXPECT_TRUE(second.err.contains(QString::number(QCoreApplication::applicationPid())))
        << second.err.toStdString();
}

TEST(DesktopProgram, PicturesAreTakenBesideAnotherClient)
{
    const QTemporaryDir home;
    const QString cache = filledCache(home);
    const auto first = CacheWriter::open(cache);
    ASSERT_TRUE(first.has_value());
    const Ended second =
        runDesktop(home, {u"--cache"_s, cache, u"--central"_s, u"http://127.0.0.1:9"_s, u"--capture"_s,
                          home.filePath(u"shots"_s), u"--scene"_s, u"overview"_s});
    EXPECT_EQ(second.code, 0) << second.err.toStdString();
}

TEST(DesktopProgram, RefusesAPackThatIsNone)
{
    const QTemporaryDir home;
    const Ended missing = runDesktop(home, {u"--pack"_s, home.filePath(u"nowhere"_s)});
    EXPECT_EQ(missing.code, 3);
    EXPECT_TRUE(missing.err.contains(home.filePath(u"nowhere"_s))) << missing.err.toStdString();
    QFile manifest(home.filePath(u"manifest.json"_s));
    ASSERT_TRUE(manifest.open(QIODevice::WriteOnly));
    manifest.write("{ \"format\": \"onescreen-p");
    manifest.close();
    const Ended truncated = runDesktop(home, {u"--pack"_s, home.path()});
    EXPECT_EQ(truncated.code, 3);
    EXPECT_TRUE(truncated.err.contains(u"manifest.json"_s)) << truncated.err.toStdString();
}

TEST(DesktopProgram, RefusesWrongWordsWithTheOptionsName)
{
    const QTemporaryDir home;
    const std::vector<QStringList> wrong{{u"--central"_s, u"server:8080"_s},
                                         {u"--window"_s, u"tv"_s},
                                         {u"--size"_s, u"big"_s},
                                         {u"--address"_s, u"overview?area=12x"_s},
                                         {u"--map"_s, u"paper"_s},
                                         {u"--theme"_s, u"pink"_s},
                                         {u"--lang"_s, u"fr"_s}};
    for (const QStringList& arguments : wrong) {
        const Ended ended = runDesktop(home, arguments);
        EXPECT_EQ(ended.code, 2) << arguments.join(u' ').toStdString();
        EXPECT_TRUE(ended.err.contains(arguments.front())) << ended.err.toStdString();
    }
}

TEST(DesktopProgram, ReportsItsStartAsOneLineOfJson)
{
    const QTemporaryDir home;
    const Ended ended = runDesktop(home, {u"--cache"_s, filledCache(home), u"--startup-report"_s});
    EXPECT_EQ(ended.code, 0) << ended.err.toStdString();
    const QJsonObject line = QJsonDocument::fromJson(ended.out.trimmed().toUtf8()).object();
    EXPECT_EQ(line[u"bench"_s].toString(), u"startup"_s);
    EXPECT_EQ(line[u"events"_s].toInt(), 300);
    EXPECT_GT(line[u"ms"_s].toInt(), 0);
}

TEST(DesktopProgram, LeavesNoTraceWhenNobodyLooks)
{
    const QTemporaryDir home;
    const Ended ended =
        runDesktop(home, {u"--cache"_s, filledCache(home), u"--capture"_s, home.filePath(u"shots"_s),
                          u"--scene"_s, u"health"_s, u"--theme"_s, u"day"_s});
    EXPECT_EQ(ended.code, 0) << ended.err.toStdString();
    EXPECT_FALSE(QFile::exists(home.filePath(u"config/onescreen/desktop.ini"_s)));
}

} // namespace onescreen
