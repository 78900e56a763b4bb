window.YTD.follower.part0 = [
  {
    "follower": {
      "accountId": "41000002",
      "userLink": "https://twitter.com/intent/user?user_id=41000002"
    }
  }
]