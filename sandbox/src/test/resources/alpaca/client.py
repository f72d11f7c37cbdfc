"""Alpaca's own Python library, unmodified, trades in the sandbox whose address is the argument; prints what it saw as one JSON object."""
import json
import sys
import threading
import time
from datetime import datetime

import requests
from alpaca.common.exceptions import APIError
from alpaca.data.historical import StockHistoricalDataClient
from alpaca.data.live import StockDataStream
from alpaca.data.requests import StockBarsRequest, StockLatestTradeRequest, StockSnapshotRequest
from alpaca.data.timeframe import TimeFrame, TimeFrameUnit
from alpaca.trading.client import TradingClient
from alpaca.trading.enums import OrderClass, OrderSide, QueryOrderStatus, TimeInForce
from alpaca.trading.requests import (ClosePositionRequest, GetCalendarRequest, GetOrdersRequest, LimitOrderRequest, MarketOrderRequest,
                                     ReplaceOrderRequest, StopLossRequest, TakeProfitRequest, TrailingStopOrderRequest)
from alpaca.trading.stream import TradingStream

url = sys.argv[1]
ws = url.replace("http", "ws")
seen = {}
events = []
bars = []


def step(instants=1):
    requests.post(url + "/sandbox/advance", params={"instants": instants}).raise_for_status()


def until(condition):
    for _ in range(200):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("waited in vain: events " + str(events) + ", bars " + str(bars))


async def on_update(update):
    events.append(getattr(update.event, "value", update.event))


async def on_bar(bar):
    bars.append([bar.symbol, bar.close])


trading = TradingClient("any", "any", url_override=url)
updates = TradingStream("any", "any", url_override=ws + "/stream")
updates.subscribe_trade_updates(on_update)
data = StockDataStream("any", "any", url_override=ws + "/v2/iex")
data.subscribe_bars(on_bar, "*")
for stream in (updates, data):
    threading.Thread(target=stream.run, daemon=True).start()
until(lambda: updates._running and data._running)
time.sleep(0.5)

account = trading.get_account()
seen["account"] = [account.status.value, account.cash, account.buying_power]
seen["open"] = trading.get_clock().is_open
seen["days"] = len(trading.get_calendar(GetCalendarRequest(start="2024-03-04", end="2024-03-08")))
seen["assets"] = [asset.symbol for asset in trading.get_all_assets()]
day = TimeInForce.DAY
market = trading.submit_order(MarketOrderRequest(symbol="ACME", qty=10, side=OrderSide.BUY, time_in_force=day))
limit = trading.submit_order(LimitOrderRequest(symbol="BETA", qty=2, side=OrderSide.BUY, time_in_force=day, limit_price=5))
trading.submit_order(MarketOrderRequest(symbol="BETA", notional=1000, side=OrderSide.BUY, time_in_force=day))
trading.submit_order(MarketOrderRequest(symbol="BETA", qty=1, side=OrderSide.BUY, time_in_force=day, order_class=OrderClass.BRACKET,
                                        take_profit=TakeProfitRequest(limit_price=900), stop_loss=StopLossRequest(stop_price=1)))
step(2)
seen["filled"] = [trading.get_order_by_id(market.id).filled_avg_price, trading.get_order_by_client_id(market.client_order_id).status.value]
replacement = trading.replace_order_by_id(limit.id, ReplaceOrderRequest(limit_price=6))
seen["replaces"] = replacement.replaces == limit.id
seen["working"] = sorted(order.type.value for order in trading.get_orders(GetOrdersRequest(status=QueryOrderStatus.OPEN)))
seen["held"] = {position.symbol: position.side.value for position in trading.get_all_positions()}
trading.cancel_order_by_id(replacement.id)
trading.submit_order(TrailingStopOrderRequest(symbol="ACME", qty=1, side=OrderSide.SELL, time_in_force=day, trail_percent=1))
try:
    trading.submit_order(MarketOrderRequest(symbol="ACME", qty=1000000, side=OrderSide.BUY, time_in_force=day))
except APIError as error:
    seen["refused"] = [error.code, error.message]
trading.cancel_orders()
seen["half"] = trading.close_position("ACME", ClosePositionRequest(percentage="50")).qty
trading.close_all_positions(cancel_orders=True)
step(2)
seen["left"] = len(trading.get_all_positions())
history = StockHistoricalDataClient("any", "any", url_override=url)
span = {"start": datetime(2024, 3, 1), "end": datetime(2024, 3, 2)}
minutes = history.get_stock_bars(StockBarsRequest(symbol_or_symbols=["ACME", "BETA"], timeframe=TimeFrame.Minute, **span))
seen["minutes"] = {symbol: len(found) for symbol, found in sorted(minutes.data.items())}
quarters = history.get_stock_bars(StockBarsRequest(symbol_or_symbols="ACME", timeframe=TimeFrame(15, TimeFrameUnit.Minute), **span))
seen["quarters"] = [bar.open for bar in quarters["ACME"]]
seen["latest"] = history.get_stock_latest_trade(StockLatestTradeRequest(symbol_or_symbols="ACME"))["ACME"].price
seen["day"] = history.get_stock_snapshot(StockSnapshotRequest(symbol_or_symbols="ACME"))["ACME"].daily_bar.volume
until(lambda: events.count("fill") >= 5 and len(bars) >= 6)
seen["events"] = sorted(set(events))
seen["bars"] = bars[:2]
print(json.dumps(seen))
