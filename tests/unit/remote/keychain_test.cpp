// SPDX-License-Identifier: GPL-3.0-or-later
// The refresh token in the keyring of a session: on a bus of the test's own, with a wallet that it answers
// for.
#include "app/remote/access/keychainstore.h"
#include "tests/support/fakewallet.h"

#include <QDBusConnection>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

using test::FakeWallet;

namespace {

constexpr auto walletService = "org.kde.kwalletd6"_L1;
constexpr auto walletPath = "/modules/kwalletd6"_L1;
constexpr int patience = 40'000; ///< Beyond the bus's own.

/// The bus, and the wallet on a thread of its own: clients ask it without an event loop too.
class Session
{
public:
    Session()
    {
        m_daemon.start(u"dbus-daemon"_s,
                       {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address=1"_s,
                        u"--address=unix:dir="_s + m_folder.path()});
        m_daemon.waitForReadyRead();
        m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toLatin1());
        qputenv("XDG_CURRENT_DESKTOP", "KDE");
        qputenv("KDE_SESSION_VERSION", "6");
        qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
        m_wallet.moveToThread(&m_thread);
        m_thread.start();
        arrive();
    }
    ~Session()
    {
        leave();
        m_thread.quit();
        m_thread.wait();
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    [[nodiscard]] bool isUp() const { return !m_address.isEmpty(); }
    FakeWallet& wallet() { return m_wallet; }
    void arrive()
    {
        QDBusConnection bus = QDBusConnection::connectToBus(m_address, u"wallet"_s);
        bus.registerObject(walletPath, &m_wallet, QDBusConnection::ExportAllSlots);
        bus.registerService(walletService);
    }
    static void leave()
    {
        {
            QDBusConnection bus(u"wallet"_s);
            bus.unregisterService(walletService);
            bus.unregisterObject(walletPath);
        }
        QDBusConnection::disconnectFromBus(u"wallet"_s);
    }
    /// Files of the user that have these bytes in them.
    [[nodiscard]] QStringList filesWith(const QByteArray& bytes) const
    {
        QStringList found;
        QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
                found << file.fileName();
        }
        return found;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
    QThread m_thread;
    FakeWallet m_wallet;
};

class KeychainTest : public testing::Test
{
protected:
    static void SetUpTestSuite() { session = std::make_unique<Session>(); }
    static void TearDownTestSuite() { session.reset(); }
    void SetUp() override
    {
        ASSERT_TRUE(session->isUp()) << "dbus-daemon could not be started";
        session->wallet().setLocked(false);
    }

    KeychainStore store{u"https://central.example"_s};

    Result<QByteArray> load(KeychainStore& from)
    {
        std::optional<Result<QByteArray>> got;
        from.load([&got](Result<QByteArray> one) { got = std::move(one); });
        EXPECT_FALSE(got.has_value()) << "an answer never comes from inside the call";
        EXPECT_TRUE(QTest::qWaitFor([&got] { return got.has_value(); }, patience));
        return got.value_or(failure(ErrorKind::Internal, u"no answer"_s));
    }
    Result<void> save(const QByteArray& token)
    {
        return wait([this, &token](const TokenStore::Done& done) { store.save(token, done); });
    }
    Result<void> erase()
    {
        return wait([this](const TokenStore::Done& done) { store.erase(done); });
    }

    static std::unique_ptr<Session> session;

private:
    static Result<void> wait(const std::function<void(const TokenStore::Done&)>& ask)
    {
        std::optional<Result<void>> got;
        ask([&got](Result<void> one) { got = std::move(one); });
        EXPECT_TRUE(QTest::qWaitFor([&got] { return got.has_value(); }, patience));
        return got.value_or(failure(ErrorKind::Internal, u"no answer"_s));
    }
};

std::unique_ptr<Session> KeychainTest::session;

} // namespace

TEST_F(KeychainTest, nothingStoredIsNoError)
{
    const auto nothing = load(store);
    ASSERT_TRUE(nothing.has_value()) << nothing.error().toString().toStdString();
    EXPECT_TRUE(nothing->isEmpty());
    EXPECT_TRUE(erase().has_value());
}

TEST_F(KeychainTest, givesBackWhatItWasGivenAndForgetsIt)
{
    const QByteArray token = "a-refresh-token-\x01\xff";
    ASSERT_TRUE(save(token).has_value());
    EXPECT_EQ(session->wallet().entries().value(u"https://central.example"_s), token);
    EXPECT_EQ(load(store).value(), token);
    KeychainStore other(u"https://elsewhere.example"_s);
    EXPECT_TRUE(load(other).value().isEmpty()) << "another server's sign-in is another entry";
    ASSERT_TRUE(save("newer").has_value());
    EXPECT_EQ(load(store).value(), "newer");
    ASSERT_TRUE(erase().has_value());
    EXPECT_TRUE(load(store).value().isEmpty());
    EXPECT_TRUE(session->wallet().entries().isEmpty());
}

TEST_F(KeychainTest, aLockedWalletIsAFaultThatPassesAndNeverAPlainFile)
{
    ASSERT_TRUE(save("kept-in-the-wallet").has_value());
    session->wallet().setLocked(true);
    const auto locked = load(store);
    ASSERT_FALSE(locked.has_value());
    EXPECT_EQ(locked.error().kind, ErrorKind::Offline) << "transient: nobody is signed out by it";
    EXPECT_FALSE(save("must-not-be-written").has_value());
    EXPECT_TRUE(session->filesWith("must-not-be-written").isEmpty());
    session->wallet().setLocked(false);
    EXPECT_EQ(load(store).value(), "kept-in-the-wallet");
    EXPECT_TRUE(erase().has_value());
}

TEST_F(KeychainTest, aKeyringThatHasGoneIsAskedAgain)
{
    ASSERT_TRUE(save("kept-in-the-wallet").has_value());
    Session::leave();
    const auto gone = load(store);
    ASSERT_FALSE(gone.has_value()) << "that there is no keyring does not mean that there is no token";
    EXPECT_EQ(gone.error().kind, ErrorKind::Offline);
    EXPECT_FALSE(save("must-not-be-written").has_value());
    EXPECT_TRUE(session->filesWith("must-not-be-written").isEmpty());
    session->arrive();
    EXPECT_EQ(load(store).value(), "kept-in-the-wallet");
    EXPECT_TRUE(erase().has_value());
}

TEST_F(KeychainTest, answersOnTheThreadThatAsked)
{
    session->wallet().put(u"https://thread.example"_s, "for-a-thread");
    QThread thread;
    thread.start();
    auto* made = new KeychainStore(u"https://thread.example"_s);
    made->moveToThread(&thread);
    std::atomic<QThread*> answeredOn = nullptr;
    QByteArray token;
    QMetaObject::invokeMethod(made, [&] {
        made->load([&](const Result<QByteArray>& one) {
            token = one.value_or(QByteArray());
            answeredOn = QThread::currentThread();
        });
    });
    EXPECT_TRUE(QTest::qWaitFor([&] { return answeredOn.load() != nullptr; }, patience));
    EXPECT_EQ(answeredOn.load(), &thread);
    EXPECT_EQ(token, "for-a-thread");
    made->deleteLater();
    thread.quit();
    thread.wait();
}

} // namespace onescreen
